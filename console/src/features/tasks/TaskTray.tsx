import { UnorderedListOutlined } from '@ant-design/icons';
import { App, Badge, Button, Popover, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import type { Task } from '@lanzi/shared/task/task.contract';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorState } from '../../ui/ErrorState';
import { When } from '../../ui/When';
import { isUnderWay, wentWell } from './task-progress';
import { batchIn, taskPlace } from './task-place';
import { TaskButtons } from './TaskButtons';
import { TaskDrawer, type AfterTask } from './TaskDrawer';
import { TaskProgress } from './TaskProgress';
import { useLiveTasks, useRecentTasks } from './tasks.api';
import './tasks.css';

/** One's long work, within reach of every page: what goes on, and what came of it. */
export function TaskTray({ after }: { after: AfterTask }) {
  const { t } = useTranslation('tasks');
  const [open, setOpen] = useState(false);
  const recent = useRecentTasks();
  useTaskNotices();
  const n = recent.data?.items.filter(({ state }) => isUnderWay(state)).length ?? 0;
  return (
    <>
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomRight"
        title={t('nav')}
        content={
          <div className="task-tray">
            {recent.isError && !recent.data && (
              <ErrorState error={recent.error} onRetry={() => void recent.refetch()} />
            )}
            {recent.isPending && <Skeleton active />}
            {recent.data?.items.length === 0 && <EmptyState text={t('nothing')} />}
            {recent.data?.items.map((task) => (
              <Entry key={task.id} task={task} onLeave={() => setOpen(false)} />
            ))}
          </div>
        }
      >
        <Badge count={n} size="small" offset={[-6, 6]} color="#12805c">
          <Button
            type="text"
            icon={<UnorderedListOutlined />}
            aria-label={n > 0 ? t('navCount', { n }) : t('nav')}
            title={t('nav')}
            aria-haspopup="dialog"
            aria-expanded={open}
          />
        </Badge>
      </Popover>
      <TaskDrawer after={after} />
    </>
  );
}

function Entry({ task, onLeave }: { task: Task; onLeave: () => void }) {
  const { t } = useTranslation('tasks');
  const { pathname } = useLocation();
  return (
    <div className="task-entry">
      <div className="task-entry-head">
        <span className="task-entry-title">
          <strong>{t(`kind.${task.kind}`)}</strong>
          {task.title && ` · ${task.title}`}
        </span>
        <span className="second-line">
          <When at={task.createdAt} />
        </span>
      </div>
      <TaskProgress task={task} small />
      <div className="task-entry-foot">
        <Link to={taskPlace(task, pathname)} onClick={onLeave}>
          {t('view')}
        </Link>
        <TaskButtons task={task} />
      </div>
    </div>
  );
}

/** Says it when a task stops, wherever one is by then. */
function useTaskNotices(): void {
  const { t } = useTranslation('tasks');
  const { notification } = App.useApp();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    const here = batchIn(pathname);
    if (here) notification.destroy(here);
  }, [pathname, notification]);
  useLiveTasks((task) => {
    // Its own page says it already.
    if (taskPlace(task, pathname) === pathname) return;
    const kind = t(`kind.${task.kind}`);
    const look = task.state === 'failed' ? 'error' : task.state === 'waiting' ? 'info' : 'success';
    const word = { error: 'failedTitle', info: 'waitingTitle', success: 'doneTitle' } as const;
    const view = () => {
      notification.destroy(task.id);
      void navigate(taskPlace(task, pathname));
    };
    notification[look === 'success' && !wentWell(task) ? 'warning' : look]({
      key: task.id,
      title: t(word[look], { kind }),
      description: <TaskProgress task={task} small />,
      placement: 'bottomRight',
      actions: (
        <span className="task-entry-foot">
          <Button size="small" type="link" onClick={view}>
            {t('view')}
          </Button>
          <TaskButtons task={task} />
        </span>
      ),
    });
  });
}
