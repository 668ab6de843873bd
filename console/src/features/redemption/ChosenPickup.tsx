import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { domainWords, statusWord } from '@lanzi/shared/locales/domain-words';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { useLang } from '../../lib/i18n';
import { ErrorState } from '../../ui/ErrorState';
import type { DialogAction } from '../orders/actions/action-looks';
import { OrderActionDialog } from '../orders/actions/OrderActionDialog';
import { useOrder } from '../orders/orders.api';
import { HandOver } from './HandOver';
import { PickupContents } from './PickupContents';
import type { Redeemed } from './RedemptionDesk';

interface Props {
  orderNo: string;
  onRedeemed: (redeemed: Redeemed) => void;
}

/** What else can become of a pickup whose buyer does not come. */
const elsewhere = ['change_delivery', 'request_cancellation'] as const satisfies DialogAction[];

/** One order as its verifier would see it, and what can be done with it. */
export function ChosenPickup({ orderNo, onRedeemed }: Props) {
  const { data: order, isError, error, refetch } = useOrder(orderNo);
  if (!order)
    return isError ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton active />;
  return (
    <>
      <PickupContents order={order} />
      {order.allowedActions.includes('redeem') ? (
        <HandOver order={order} onRedeemed={onRedeemed} />
      ) : (
        <NotToHandOver order={order} />
      )}
      <Elsewhere order={order} />
    </>
  );
}

function NotToHandOver({ order }: { order: ConsoleOrder }) {
  const { t } = useTranslation('redemption');
  const lang = useLang();
  const reason = () => {
    if (order.redemption)
      return t('alreadyRedeemed', { by: order.redemption.redeemedBy, store: order.redemption.storeName });
    if (order.delivery.mode !== 'pickup')
      return t('notPickupAnyMore', { mode: domainWords(lang).delivery[order.delivery.mode] });
    if (order.status === 'processing') return t('inReview');
    return t('notToHandOver', { status: statusWord(order.status, order.delivery.mode, lang) });
  };
  return (
    <Alert
      type="warning"
      showIcon
      title={reason()}
      action={<Link to={`/orders/${order.orderNo}`}>{t('openOrder')}</Link>}
    />
  );
}

function Elsewhere({ order }: { order: ConsoleOrder }) {
  const { t } = useTranslation('redemption');
  const words = domainWords(useLang());
  const [action, setAction] = useState<(typeof elsewhere)[number]>();
  const waits = order.delivery.mode === 'pickup';
  const allowed = elsewhere.filter((one) => waits && order.allowedActions.includes(one));
  // A dialog stands until it closes itself, also when its own act has made it impossible.
  if (allowed.length === 0 && !action) return null;
  return (
    <div className="pickup-elsewhere">
      {waits && <span className="second-line">{t('cannotCome')}</span>}
      {allowed.map((one) => (
        <Button key={one} size="small" onClick={() => setAction(one)}>
          {one === 'change_delivery' ? t('sendInstead') : words.action[one]}
        </Button>
      ))}
      {action && <OrderActionDialog action={action} order={order} onClose={() => setAction(undefined)} />}
    </div>
  );
}
