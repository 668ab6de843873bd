import { ArrowLeftOutlined } from '@ant-design/icons';
import { Skeleton, Steps } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Task } from '@lanzi/shared/task/task.contract';
import { ErrorState } from '../../../ui/ErrorState';
import { PageHeader } from '../../../ui/PageHeader';
import { When } from '../../../ui/When';
import { TaskProgress } from '../../tasks/TaskProgress';
import { TaskRows } from '../../tasks/TaskRows';
import { useTakeTask } from '../../tasks/tasks.api';
import { BatchReview } from './BatchReview';
import { batchSteps, stepOf } from './batch-step';
import { ResultButtons } from './ResultButtons';
import { useBatch } from './batch.api';

/** One batch from its check to its result; it can be left and found again. */
export function BatchView({ id }: { id: string }) {
  const { t } = useTranslation('fulfilment');
  const batch = useBatch(id);
  return (
    <>
      <Link to="/batch-shipping" className="batch-back">
        <ArrowLeftOutlined /> {t('batchNav')}
      </Link>
      {batch.data ? (
        <Batch task={batch.data} />
      ) : batch.isError ? (
        <ErrorState error={batch.error} onRetry={() => void batch.refetch()} />
      ) : (
        <Skeleton active />
      )}
    </>
  );
}

function Batch({ task }: { task: Task }) {
  const { t } = useTranslation('fulfilment');
  const takeTask = useTakeTask();
  const [goneOn, setGoneOn] = useState(false);
  const step = stepOf(task, goneOn);
  // The rows are asked for again when it moves on: of what others began, no news comes here.
  const moved = useEffectEvent(() => takeTask(task));
  useEffect(() => moved(), [task.state]);
  return (
    <>
      <PageHeader
        title={task.title}
        hint={
          <>
            {task.createdBy} · <When at={task.createdAt} />
          </>
        }
        actions={<ResultButtons task={task} />}
      />
      <Steps
        size="small"
        className="batch-steps"
        current={batchSteps.indexOf(step)}
        status={task.state === 'failed' ? 'error' : undefined}
        items={batchSteps.map((one) => ({ title: t(`step.${one}`) }))}
      />
      <section className="batch-card">
        <h2 role="status">{t(task.state === 'failed' ? 'stepFailed' : `stepHint.${step}`)}</h2>
        {step !== 'review' && <TaskProgress task={task} />}
        {step === 'review' && <BatchReview task={task} onShip={() => setGoneOn(true)} />}
        {(step === 'checking' || step === 'shipping') && <p className="second-line">{t('mayLeave')}</p>}
        {step === 'result' && (
          <p>
            {(task.outcomes.failed ?? 0) > 0 && `${t('failedCanReturn')} `}
            <Link to="/batch-shipping">{t('anotherFile')}</Link>
          </p>
        )}
      </section>
      <section className="batch-card">
        <TaskRows
          task={task}
          failedFirst
          given={(['carrier', 'waybillNo', 'shippedOn'] as const).map((key) => ({
            key,
            title: t(`column.${key}`),
          }))}
        />
      </section>
    </>
  );
}
