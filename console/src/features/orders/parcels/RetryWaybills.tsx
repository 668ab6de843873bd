import { ReloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '@lanzi/shared/task/task.contract';
import { api } from '../../../lib/api';
import { useSubmission } from '../../../lib/use-submission';
import { FormDialog } from '../../../ui/FormDialog';
import { AccountSelect, useChosenAccount } from './AccountSelect';
import { ordersOf, useTakeTask } from '../../tasks/tasks.api';

interface Props {
  task: Task;
  onBegun: (task: Task) => void;
}

/** Begins a batch of the orders whose e-waybills failed in this one. */
export function RetryWaybills({ task, onBegun }: Props) {
  const { t } = useTranslation('tasks');
  const [open, setOpen] = useState(false);
  const failed = task.outcomes.failed ?? 0;
  if (task.kind !== 'waybill_batch' || task.state !== 'done' || failed === 0) return null;
  return (
    <>
      <Button size="small" icon={<ReloadOutlined />} onClick={() => setOpen(true)}>
        {t('retryFailed')}
      </Button>
      {open && <RetryDialog task={task} n={failed} onBegun={onBegun} onClose={() => setOpen(false)} />}
    </>
  );
}

function RetryDialog({ task, n, onBegun, onClose }: Props & { n: number; onClose: () => void }) {
  const { t } = useTranslation('tasks');
  const { message } = App.useApp();
  const takeTask = useTakeTask();
  const [picked, setPicked] = useState<string>();
  const carrierAccountId = useChosenAccount(picked);
  const begin = useSubmission({
    send: async (account: string, extra) => {
      const orderNos = await ordersOf(task.id, 'failed');
      return api.createWaybillBatch({ body: { carrierAccountId: account, orderNos } }, extra);
    },
    onDone: (begun) => {
      takeTask(begun);
      void message.success(t('started'));
      onClose();
      onBegun(begun);
    },
  });
  return (
    <FormDialog
      title={t('retryFailed')}
      error={begin.error}
      pending={begin.isPending}
      disabled={!carrierAccountId}
      onSubmit={() => carrierAccountId && begin.mutate(carrierAccountId)}
      onClose={onClose}
    >
      <p>{t('retryFailedHint', { n })}</p>
      <AccountSelect value={carrierAccountId} onChange={setPicked} />
    </FormDialog>
  );
}
