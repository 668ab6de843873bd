import { Drawer, Flex, Skeleton } from 'antd';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import type { Task } from '@lanzi/shared/task/task.contract';
import { ErrorState } from '../../ui/ErrorState';
import { When } from '../../ui/When';
import { outcomesOf } from './task-progress';
import { TaskButtons } from './TaskButtons';
import { TaskProgress } from './TaskProgress';
import { TaskRows } from './TaskRows';
import { useTask } from './tasks.api';
import './tasks.css';

const taskIdIn = (search: URLSearchParams): string | undefined =>
  /^[1-9]\d{0,14}$/.exec(search.get('task') ?? '')?.[0];

/** What can be begun once a task is over, from where its kind is known. */
export type AfterTask = ComponentType<{ task: Task; onBegun: (task: Task) => void }>;

/** The task that the address names, over whatever page it is: it can be left, and found again after a reload. */
export function TaskDrawer({ after: After }: { after: AfterTask }) {
  const { t } = useTranslation('tasks');
  const [search, setSearch] = useSearchParams();
  const id = taskIdIn(search);
  const { data: task, error, isError, refetch } = useTask(id);
  // Batch shipping has a page of its own, where it is confirmed or discarded.
  if (task?.kind === 'batch_shipment') return <Navigate to={`/batch-shipping/${task.id}`} replace />;
  const show = (other: string | undefined) =>
    setSearch((now) => {
      if (other) now.set('task', other);
      else now.delete('task');
      return now;
    });
  return (
    <Drawer
      open={id !== undefined}
      onClose={() => show(undefined)}
      size="min(760px, calc(100vw - 48px))"
      title={task ? t(`kind.${task.kind}`) : t('nav')}
      extra={
        task && (
          <Flex gap={8}>
            <After task={task} onBegun={({ id: begun }) => show(begun)} />
            <TaskButtons task={task} />
          </Flex>
        )
      }
    >
      {task ? (
        <div className="task-drawer">
          <div className="second-line">
            {task.title && `${task.title} · `}
            {task.createdBy} · <When at={task.createdAt} />
          </div>
          <TaskProgress task={task} />
          {outcomesOf(task).length > 0 && <TaskRows task={task} resultTitle={t('waybillNo')} />}
        </div>
      ) : isError ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton active />
      )}
    </Drawer>
  );
}
