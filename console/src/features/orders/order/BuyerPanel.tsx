import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { useCan } from '../../../lib/session';
import { Panel } from '../../../ui/Panel';

/** Who ordered; leads to the customer's balance. */
export function BuyerPanel({ buyer }: { buyer: ConsoleOrder['buyer'] }) {
  const { t } = useTranslation('orders');
  const mayOpen = useCan('customer.read');
  const search = new URLSearchParams({ q: buyer.phone ?? buyer.nickname });
  return (
    <Panel title={t('buyer')}>
      <div>
        {mayOpen ? <Link to={`/customers/${buyer.id}?${search}`}>{buyer.nickname}</Link> : buyer.nickname}{' '}
        {buyer.phone}
      </div>
      <div className="second-line">{t('orderCount', { n: buyer.orderCount })}</div>
    </Panel>
  );
}
