import { Button, Modal, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from '../../../lib/use-return-focus';
import { ErrorState } from '../../../ui/ErrorState';
import { isUnderWay } from '../../tasks/task-progress';
import { TaskButtons } from '../../tasks/TaskButtons';
import { TaskProgress } from '../../tasks/TaskProgress';
import { useTask } from '../../tasks/tasks.api';

/** How far an export is; it goes on when this is closed. */
export function ExportProgress({ taskId, onClose }: { taskId: string; onClose: () => void }) {
  const { t } = useTranslation('bulk');
  const { data: task, isError, error, refetch } = useTask(taskId);
  useReturnFocus();
  return (
    <Modal
      open
      width={480}
      title={t('export')}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        <div className="bulk-foot">
          <span className="second-line">{task && isUnderWay(task.state) && t('exportLeaves')}</span>
          <Button onClick={onClose}>{t('close')}</Button>
          {task && <TaskButtons task={task} size="middle" />}
        </div>
      }
    >
      <div className="dialog-body">
        {task ? (
          <TaskProgress task={task} />
        ) : isError ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton active paragraph={{ rows: 1 }} />
        )}
      </div>
    </Modal>
  );
}
