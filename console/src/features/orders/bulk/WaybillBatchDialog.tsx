import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { ConsoleOrderSummary } from '@lanzi/shared/order/order.contract';
import type { Task } from '@lanzi/shared/task/task.contract';
import { api } from '../../../lib/api';
import { useLang } from '../../../lib/i18n';
import { useSubmission } from '../../../lib/use-submission';
import { FormDialog } from '../../../ui/FormDialog';
import { useTakeTask } from '../../tasks/tasks.api';
import { AccountSelect, useChosenAccount } from '../parcels/AccountSelect';
import { LeftOut, useParted } from './LeftOut';

interface Props {
  orders: ConsoleOrderSummary[];
  onBegun: (task: Task) => void;
  onClose: () => void;
}

/** Asks for an e-waybill for each of the selected orders, in the background. */
export function WaybillBatchDialog({ orders, onBegun, onClose }: Props) {
  const { t } = useTranslation(['bulk', 'tasks']);
  const title = domainWords(useLang()).waybillAction.request;
  const { message } = App.useApp();
  const takeTask = useTakeTask();
  const [chosen] = useState(orders);
  const [picked, setPicked] = useState<string>();
  const carrierAccountId = useChosenAccount(picked);
  const { rows, leftOut } = useParted(chosen, 'ship');
  const orderNos = rows.map(({ orderNo }) => orderNo);
  const begin = useSubmission({
    send: (body: { carrierAccountId: string; orderNos: string[] }, extra) =>
      api.createWaybillBatch({ body }, extra),
    onDone: (task) => {
      takeTask(task);
      void message.success(t('tasks:started'));
      onBegun(task);
    },
  });
  return (
    <FormDialog
      title={title}
      error={begin.error}
      pending={begin.isPending}
      disabled={!carrierAccountId || orderNos.length === 0}
      onSubmit={() => carrierAccountId && begin.mutate({ carrierAccountId, orderNos })}
      onClose={onClose}
    >
      <p>{t('waybillBatchHint', { n: orderNos.length })}</p>
      <LeftOut groups={leftOut} />
      <AccountSelect value={carrierAccountId} onChange={setPicked} />
    </FormDialog>
  );
}
