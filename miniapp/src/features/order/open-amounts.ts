import type { Minor } from '@lanzi/shared/money';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';

/**
 * What is still to change hands once something was paid: by the shopper, or back to them. Until then it is the total,
 * and what was given back of a live order is not asked for again.
 */
export function openAmounts({ status, amounts }: Pick<ShopOrder, 'status' | 'amounts'>): {
  due: Minor;
  owing: Minor;
} {
  const { paid, refunded, due } = amounts;
  if (status === 'cancelled') return { due: 0, owing: paid - refunded };
  return { due: paid > 0 && refunded === 0 ? Math.max(0, due) : 0, owing: Math.max(0, -due) };
}
