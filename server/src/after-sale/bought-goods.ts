import { mostBackFor, type BoughtGoods } from '@lanzi/shared/after-sale/after-sale-amount';
import type { AfterSaleLine } from '../order/after-sale.entity';
import type { OrderLine } from '../order/order-line.entity';
import type { Order } from '../order/order.entity';
import { returnableOf } from '../order/order.store';

/** An order's goods as the rules about amounts know them. */
export const boughtGoods = (
  { discount }: Pick<Order, 'discount'>,
  lines: readonly OrderLine[],
): BoughtGoods => ({ lines: lines.map((line) => ({ ...line, id: String(line.id) })), discount });

/** The most that may go back for items of an after-sale, in minor units. */
export const mostBackOf = (
  items: readonly AfterSaleLine[],
  order: Order,
  lines: readonly OrderLine[],
): number => {
  const chosen = items.map(({ lineId, quantity }) => ({ lineId: String(lineId), quantity }));
  return mostBackFor(chosen, boughtGoods(order, lines), returnableOf(order));
};
