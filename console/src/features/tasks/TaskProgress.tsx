import { Alert, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Task } from '@lanzi/shared/task/task.contract';
import type { RowOutcome } from '@lanzi/shared/task/task.terms';
import { useLang } from '../../lib/i18n';
import { lookOf, outcomesOf, percentOf } from './task-progress';
import { TaskLetter } from './TaskLetter';
import './tasks.css';

export const outcomeColour: Record<RowOutcome, 'red' | 'green' | 'grey'> = {
  pending: 'grey',
  ready: 'green',
  succeeded: 'green',
  skipped: 'grey',
  unfilled: 'grey',
  failed: 'red',
};

interface Props {
  task: Task;
  /** In a list: the bar and its counts on the least room. */
  small?: boolean;
}

/** How far a task is: a bar, unless it waits for a person, with what its rows came to or else its counts, and why it failed as a whole. */
export function TaskProgress({ task, small }: Props) {
  const { t } = useTranslation('tasks');
  const words = domainWords(useLang());
  const { state, done, total, failure } = task;
  const outcomes = outcomesOf(task);
  const look = lookOf(task);
  return (
    <div className="task-progress">
      {state !== 'waiting' && (
        <Progress
          percent={percentOf(task)}
          size={small ? 'small' : undefined}
          status={look === 'warning' ? 'normal' : look}
          strokeColor={look === 'warning' ? '#d48806' : undefined}
          showInfo={!small}
          aria-label={t('progress')}
        />
      )}
      <div className="task-counts" aria-live={small ? undefined : 'polite'}>
        <strong className={state === 'failed' ? 'status-red' : undefined}>{words.taskState[state]}</strong>
        {total > 0 && outcomes.length === 0 && (
          <span className="second-line">{t('counts', { done, total })}</span>
        )}
        {outcomes.map(({ outcome, count }) => (
          <span key={outcome} className={`status-${outcomeColour[outcome]}`}>
            {words.rowOutcome[outcome]} {count}
          </span>
        ))}
      </div>
      <TaskLetter task={task} />
      {failure &&
        (small ? (
          <div className="field-error">{failure}</div>
        ) : (
          <Alert type="error" showIcon title={failure} />
        ))}
    </div>
  );
}
