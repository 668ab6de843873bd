import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { isAfterSaleOver } from '@lanzi/shared/after-sale/after-sale-lifecycle';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { isRefundOpen } from '@lanzi/shared/payment/refund-lifecycle';
import { OrderAfterSale } from '@/features/order/after-sale/OrderAfterSale';
import { paysByTransfer } from '@/features/order/order-buttons';
import { OrderButtons } from '@/features/order/OrderButtons';
import { OrderCancellation } from '@/features/order/OrderCancellation';
import { OrderDelivery } from '@/features/order/OrderDelivery';
import { OrderDifference } from '@/features/order/OrderDifference';
import { OrderHeadline } from '@/features/order/OrderHeadline';
import { OrderHistory } from '@/features/order/OrderHistory';
import { OrderLines } from '@/features/order/OrderLines';
import { OrderPayment } from '@/features/order/OrderPayment';
import { OrderRefunds } from '@/features/order/OrderRefunds';
import { OrderShipments } from '@/features/order/OrderShipments';
import { OwnOrder } from '@/features/order/OwnOrder';
import { useOrder } from '@/features/order/order-queries';
import { useOrderActions } from '@/features/order/use-order-actions';
import { PickedUpCard } from '@/features/redemption/PickedUpCard';
import { RedemptionCard } from '@/features/redemption/RedemptionCard';
import { OrderReviews } from '@/features/review/OrderReviews';
import { useMoney } from '@/lib/money';
import { openListOf } from '@/lib/next-step';
import { serverNow } from '@/lib/server-clock';
import { usePageVisible } from '@/lib/use-page-visible';
import { useWords } from '@/lib/words';
import { BottomBar } from '@/ui/BottomBar';
import { PageShell } from '@/ui/PageShell';
import './index.scss';

/** How often an order is watched, in milliseconds: one that others are about to move, and one that waits. */
const WATCH = 3_000;
const LOOK = 15_000;
const showsCode = (order: ShopOrder) =>
  order.delivery.mode === 'pickup' && order.status === 'processing' && !openListOf(order);
const isOverdue = ({ payment }: ShopOrder) =>
  payment.deadline !== null && Date.parse(payment.deadline) < serverNow();
/** The store redeems it while the code is shown; the shop cancels it once its time to pay is over. */
const isOnTheMove = (order: ShopOrder) => showsCode(order) || isOverdue(order);
const isOver = ({ status }: ShopOrder) => status === 'completed' || status === 'cancelled';
const refunding = ({ refunds }: ShopOrder) => refunds.some(({ state }) => isRefundOpen(state));
const inAfterSale = ({ afterSale }: ShopOrder) => afterSale !== null && !isAfterSaleOver(afterSale.status);
const lookAgain = (order: ShopOrder) =>
  isOnTheMove(order) ? WATCH : isOver(order) && !refunding(order) && !inAfterSale(order) ? false : LOOK;

function Order({ order, onStale }: { order: ShopOrder; onStale: () => void }) {
  const money = useMoney();
  const buttons = useOrderActions()(order);
  const { due } = order.amounts;
  const toPay = order.allowedActions.includes('change_payment_method') || paysByTransfer(order);
  return (
    <>
      <OrderHeadline order={order} onDeadline={onStale} />
      {showsCode(order) ? (
        <RedemptionCard orderNo={order.orderNo} due={due > 0 ? money(due) : undefined} />
      ) : null}
      <OrderCancellation order={order} />
      <OrderDifference order={order} />
      <OrderAfterSale afterSale={order.afterSale} />
      <OrderRefunds refunds={order.refunds} />
      {order.redemption ? <PickedUpCard redemption={order.redemption} /> : null}
      <OrderShipments order={order} />
      {toPay ? <OrderPayment order={order} /> : null}
      <OrderDelivery delivery={order.delivery} />
      {toPay ? null : <OrderPayment order={order} />}
      <OrderLines order={order} />
      <OrderReviews order={order} />
      <OrderHistory order={order} />
      {buttons.length ? (
        <BottomBar>
          <OrderButtons buttons={buttons} size="l" />
        </BottomBar>
      ) : null}
    </>
  );
}

export default function OrderDetailPage() {
  const t = useWords();
  const orderNo = useRouter().params['orderNo'] ?? '';
  const visible = usePageVisible();
  const query = useOrder(orderNo, (order) => visible && lookAgain(order));
  const renew = () => query.refetch();
  usePullDownRefresh(() => void renew().finally(() => Taro.stopPullDownRefresh()));

  return (
    <PageShell title={t('order.detailTitle')} bar className="order-page">
      <OwnOrder query={query} cards={4}>
        {(order) => <Order order={order} onStale={() => void renew()} />}
      </OwnOrder>
    </PageShell>
  );
}
