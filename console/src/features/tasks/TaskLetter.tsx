import { useTranslation } from 'react-i18next';
import type { Task } from '@lanzi/shared/task/task.contract';

/** Whether a task's file went out by mail, once there is one. */
export function TaskLetter({ task: { letter, hasFile } }: { task: Pick<Task, 'letter' | 'hasFile'> }) {
  const { t } = useTranslation('tasks');
  if (!letter || !hasFile) return null;
  const { to, state, reason } = letter;
  return (
    <div className={state === 'unsent' ? 'field-error' : 'second-line'}>
      {t(`letter.${state}`, { to, reason: reason ?? '' })}
    </div>
  );
}
