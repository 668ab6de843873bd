import { useTranslation } from 'react-i18next';
import type { Refund } from '@lanzi/shared/payment/payment.contract';
import { Panel } from '../../../ui/Panel';
import { RefundEntry } from '../refunds/RefundEntry';

/** The money that went back, or is on its way. */
export function RefundsPanel({ refunds }: { refunds: Refund[] }) {
  const { t } = useTranslation('orders');
  if (refunds.length === 0) return null;
  return (
    <Panel title={t('refunds')}>
      {refunds.map((refund) => (
        <RefundEntry key={refund.id} refund={refund} />
      ))}
    </Panel>
  );
}
