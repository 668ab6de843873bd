import { Flex, type ButtonProps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Task } from '@lanzi/shared/task/task.contract';
import { DownloadButton } from './DownloadButton';
import { downloadResult } from './batch.api';

/** The workbook of what came of a batch; the failed rows by themselves can be corrected and uploaded again. */
export function ResultButtons({ task, size }: { task: Task; size?: ButtonProps['size'] }) {
  const { t } = useTranslation('fulfilment');
  if (task.state !== 'done') return null;
  const title = task.title.replace(/\.(xlsx|csv)$/i, '');
  return (
    <Flex gap={8} wrap>
      <DownloadButton size={size} download={() => downloadResult(task.id, t('resultFile', { title }))}>
        {t('downloadResult')}
      </DownloadButton>
      {(task.outcomes.failed ?? 0) > 0 && (
        <DownloadButton
          size={size}
          download={() => downloadResult(task.id, t('failedFile', { title }), 'failed')}
        >
          {t('downloadFailed')}
        </DownloadButton>
      )}
    </Flex>
  );
}
