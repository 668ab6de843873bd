import type { Minor } from '@lanzi/shared/money';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { isRefundOpen } from '@lanzi/shared/payment/refund-lifecycle';

/** What goes back when the order is cancelled now: all that was paid, but for what went back or is on its way. */
export const leftToReturn = ({ amounts, refunds }: Pick<ShopOrder, 'amounts' | 'refunds'>): Minor =>
  amounts.paid -
  amounts.refunded -
  refunds.reduce((sum, { state, amount }) => sum + (isRefundOpen(state) ? amount : 0), 0);
