import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import type { EditInput, EditPreview } from '@lanzi/shared/order/order-edit.contract';
import type * as z from 'zod';
import type { RunningShop, Seen } from './running-shop';

export type Wish = z.input<typeof EditInput>;

/** Staff look at what an edit would come to. */
export const preview = (
  shop: RunningShop,
  { orderNo }: { orderNo: string },
  wish: Wish,
): Promise<EditPreview> => shop.owner.previewEdit({ params: { orderNo }, body: wish });

/** Staff edit an order that they saw as given; the total that they saw is that of the preview unless told otherwise. */
export async function edit(
  shop: RunningShop,
  order: Seen,
  wish: Wish,
  { expectedTotal, reason = '' }: { expectedTotal?: number; reason?: string } = {},
): Promise<ConsoleOrder> {
  const total = expectedTotal ?? (await preview(shop, order, wish)).amounts.total;
  return shop.deskActs('edit', order, { ...wish, expectedTotal: total, reason }, shop.owner);
}
