import type { Minor } from '@lanzi/shared/money';
import { isOnline, wayBack, type RefundWay } from '@lanzi/shared/order/order.terms';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { isRefundOpen } from '@lanzi/shared/payment/refund-lifecycle';

/** What was set apart to go back and has not arrived. */
export const onItsWay = (refunds: ConsoleOrder['refunds']): Minor =>
  refunds.reduce((sum, { state, amount }) => sum + (isRefundOpen(state) ? amount : 0), 0);

/** What goes back when the order is cancelled now: all that was paid, but for what went back or is on its way. */
export const leftToReturn = ({ amounts, refunds }: Pick<ConsoleOrder, 'amounts' | 'refunds'>): Minor =>
  amounts.paid - amounts.refunded - onItsWay(refunds);

/** The ways that the money came, each as far as it leads back: what no provider took, none can return. */
export const waysBack = (payments: ConsoleOrder['payments']): RefundWay[] => [
  ...new Set(
    payments.map(({ kind, transactionId }) =>
      isOnline(kind) && transactionId === null ? 'by_hand' : wayBack(kind),
    ),
  ),
];
