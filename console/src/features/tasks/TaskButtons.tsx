import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Task } from '@lanzi/shared/task/task.contract';
import { downloadFile, errorText } from '../../lib/api';
import { printDocument } from '../../lib/print';
import { exportAddress } from './task-place';
import { ordersOf } from './tasks.api';

/** What a finished task left to be taken away: a workbook, or labels to print. */
export function TaskButtons({ task, size = 'small' }: { task: Task; size?: 'small' | 'middle' }) {
  if (task.kind === 'export' && task.hasFile) return <DownloadExport task={task} size={size} />;
  if (task.kind === 'waybill_batch' && (task.outcomes.succeeded ?? 0) > 0)
    return <PrintLabels taskId={task.id} size={size} />;
  return null;
}

function DownloadExport({ task, size }: { task: Task; size: 'small' | 'middle' }) {
  const { t } = useTranslation('tasks');
  const { message } = App.useApp();
  const download = useMutation({
    mutationFn: () => downloadFile(exportAddress(task.id)),
    onError: (error) => void message.error(errorText(error)),
  });
  return (
    <Button
      size={size}
      type="primary"
      icon={<DownloadOutlined />}
      loading={download.isPending}
      onClick={() => download.mutate()}
    >
      {t('download')}
    </Button>
  );
}

function PrintLabels({ taskId, size }: { taskId: string; size: 'small' | 'middle' }) {
  const { t } = useTranslation('tasks');
  const { message } = App.useApp();
  const print = useMutation({
    mutationFn: async () => printDocument('carrier_label', await ordersOf(taskId, 'succeeded')),
    onError: (error) => void message.error(errorText(error)),
  });
  return (
    <Button size={size} icon={<PrinterOutlined />} loading={print.isPending} onClick={() => print.mutate()}>
      {t('printLabels')}
    </Button>
  );
}
