import type { ShopOrder } from '@lanzi/shared/order/order.contract';

/** The lines that nobody has reviewed; a deleted review counts. */
export function unreviewedOf({ lines, reviews }: Pick<ShopOrder, 'lines' | 'reviews'>): ShopOrder['lines'] {
  const reviewed = new Set(reviews.map(({ lineId }) => lineId));
  return lines.filter(({ id }) => !reviewed.has(id));
}
