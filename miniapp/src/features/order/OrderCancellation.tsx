import { View } from '@tarojs/components';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { useShopTime } from '@/lib/shop-time';
import { useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { Row } from '@/ui/Row';
import { Steps, stepState } from '@/ui/Steps';
import { cancellationSteps } from './cancellation-steps';
import './OrderCancellation.scss';

/** The shopper's request to cancel: how far it has come, or why it was refused. */
export function OrderCancellation({ order }: { order: ShopOrder }) {
  const t = useWords();
  const time = useShopTime();
  const { cancellation } = order;
  if (!cancellation) return null;
  const { status, list, reason, refuseReason, requestedAt, reviewedAt } = cancellation;
  const paid = order.amounts.paid > 0;
  const way = cancellationSteps(cancellation, { shipped: order.shipments.length > 0, paid });
  return (
    <Card title={t('order.cancellation.title')}>
      {way ? (
        <Steps
          steps={way.steps.map((key, index) => ({
            key,
            word: t(`order.cancellation.step.${key}`),
            state: stepState(index, way.done),
          }))}
        />
      ) : null}
      <View className={`order-cancellation__now ${way ? '' : 'order-cancellation__now--refused'}`}>
        {status === 'refused'
          ? t('order.cancellation.refused', { reason: refuseReason ?? '' })
          : list === 'awaiting_return' && !paid
            ? t('order.cancellation.now.awaiting_return_unpaid')
            : t(`order.cancellation.now.${list}`)}
      </View>
      <Row label={t('order.cancellation.reason')} value={reason} />
      <Row label={t('order.cancellation.requestedAt')} value={time(requestedAt)} />
      {reviewedAt ? <Row label={t('order.cancellation.reviewedAt')} value={time(reviewedAt)} /> : null}
    </Card>
  );
}
