import type { OrderStatus } from '@lanzi/shared/order/order-lifecycle';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { wayToPay } from '@/lib/way-to-pay';
import type { WordKey } from '@/lib/words';
import type { Standing } from '@/lib/next-step';

type Step = 'placed' | 'paid' | 'ready' | 'pickedUp' | 'shipped' | 'received';

/** Where the statuses stand that do not depend on delivery and payment. */
const reached: Partial<Record<OrderStatus, Step>> = {
  pending_payment: 'placed',
  pending_confirmation: 'placed',
  shipped: 'shipped',
};

/** The way of an order and how far it has come; undefined for one that goes no further. */
export function progress(
  order: Standing,
): { steps: { key: Step; word: WordKey }[]; done: number } | undefined {
  if (order.status === 'cancelled') return undefined;
  const pickup = order.mode === 'pickup';
  const final: Step = pickup ? 'pickedUp' : 'received';
  const paid: Step[] = order.paidLater ? [] : ['paid'];
  const keys: Step[] = ['placed', ...paid, pickup ? 'ready' : 'shipped', final];
  const prepared: Step = pickup && order.status === 'processing' ? 'ready' : (paid[0] ?? 'placed');
  const last = order.status === 'completed' ? final : (reached[order.status] ?? prepared);
  return {
    steps: keys.map((key) => ({ key, word: `order.step.${key}` as const })),
    done: keys.findIndex((key) => key === last) + 1,
  };
}

type Told = Pick<ShopOrder, 'placedAt' | 'timeline'> & { payment: Pick<ShopOrder['payment'], 'kind'> };

/** When a step was taken, as far as the order's timeline tells. */
export function takenAt(step: Step, { placedAt, timeline, payment }: Told): string | undefined {
  // A recalled or reopened order gets there once more.
  const cameTo = (status: OrderStatus) =>
    timeline.filter(({ from, to }) => to === status && from !== to).pop()?.at;
  const paidLater = wayToPay(payment.kind) === 'later';
  const paid = timeline.find(
    ({ action, to }) =>
      ['pay', 'confirm_payment', 'collect'].includes(action) ||
      // With one's balance, or with nothing to pay at all.
      (!paidLater && ['place', 'change_payment_method'].includes(action) && to === 'processing'),
  );
  const dates: Record<Step, string | undefined> = {
    placed: placedAt,
    paid: paid?.at,
    ready: cameTo('processing'),
    pickedUp: cameTo('completed'),
    shipped: cameTo('shipped'),
    received: cameTo('completed'),
  };
  return dates[step];
}
