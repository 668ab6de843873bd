import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { ConsoleOrderSummary } from '@lanzi/shared/order/order.contract';
import { useLang } from '../../../lib/i18n';
import { Money } from '../../../ui/Money';
import { StatusTag } from '../../../ui/StatusTag';
import { BulkDialog } from './BulkDialog';
import { useParted } from './LeftOut';
import { ResultCell } from './ResultCell';
import { useOneByOne } from './use-one-by-one';

interface Props {
  orders: ConsoleOrderSummary[];
  onClose: () => void;
}

/** Confirms the money of several orders, each by itself. */
export function BulkConfirmPayment({ orders, onClose }: Props) {
  const { t } = useTranslation('bulk');
  const lang = useLang();
  // What was selected when the dialog opened: an order that is done leaves the list behind it.
  const [chosen] = useState(orders);
  const { rows, leftOut } = useParted(chosen, 'confirm_payment');
  const { results, running, run } = useOneByOne('confirm_payment', (orderNo) => ({
    version: [...orders, ...chosen].find((order) => order.orderNo === orderNo)?.version ?? 0,
  }));
  const ready = rows.filter(({ orderNo }) => results[orderNo]?.state !== 'done');
  return (
    <BulkDialog
      title={domainWords(lang).action.confirm_payment}
      hint={t('confirmHint')}
      leftOut={leftOut}
      results={results}
      running={running}
      ready={ready.length}
      onSubmit={() => void run(ready.map(({ orderNo }) => orderNo))}
      onClose={onClose}
    >
      <table className="bulk-table">
        <thead>
          <tr>
            <th>{t('order')}</th>
            <th>{t('status')}</th>
            <th>{t('buyer')}</th>
            <th>{t('payment')}</th>
            <th className="bulk-right">{t('amount')}</th>
            <th>{t('result')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((order) => (
            <tr key={order.orderNo}>
              <td className="order-no">{order.orderNo}</td>
              <td>
                <StatusTag status={order.status} mode={order.deliveryMode} />
              </td>
              <td>{order.contactName}</td>
              <td>{inLang(order.paymentTitle, lang)}</td>
              <td className="bulk-right">
                <Money amount={order.total} strong />
              </td>
              <td>
                <ResultCell result={results[order.orderNo]} done={t('confirmed')} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </BulkDialog>
  );
}
