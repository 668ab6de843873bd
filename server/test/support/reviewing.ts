import type { Api } from '@lanzi/shared/api/client';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import type { PostedReviewAction, Review, ReviewInput } from '@lanzi/shared/review/review.contract';
import { pixel } from './pixel';
import type { RunningShop } from './running-shop';

type Given<A extends PostedReviewAction> = Omit<ReviewInput<A>, 'version'>;

/** An order of these SKUs, one of each, that its shopper has received. */
export async function received(
  shop: RunningShop,
  skuIds: string[],
  by: 'shopper' | 'other' = 'shopper',
): Promise<ShopOrder> {
  const lines = skuIds.map((skuId) => ({ skuId, quantity: 1 }));
  const order = await shop.place({ lines, by, paying: 'cash_on_delivery' });
  const shipped = await shop.shipAll(order);
  return shop.acts('confirm_receipt', shipped, {}, shop[by]);
}

/** The shopper's picture. */
export async function picture(shop: RunningShop, by: 'shopper' | 'other' = 'shopper'): Promise<string> {
  return ((await (await shop.upload(by, pixel)).json()) as { id: string }).id;
}

/** Of the order's first line, unless told otherwise. */
export const write = (
  shop: RunningShop,
  order: ShopOrder,
  said: { stars: number; text?: string; pictureIds?: string[]; lineId?: string },
  by: Api = shop.shopper,
): Promise<ShopOrder> => shop.acts('review', order, { lineId: order.lines[0]?.id ?? '', ...said }, by);

/** The review as staff see it. */
export async function asStaff(shop: RunningShop, order: { orderNo: string }, at = 0): Promise<Review> {
  const { items } = await shop.owner.listReviews({ query: { orderNo: order.orderNo } });
  const found = [...items].reverse()[at];
  if (!found) throw new Error(`order ${order.orderNo} has no such review`);
  return found;
}

/** Staff act on a review that they saw as given. */
export function moderate<A extends PostedReviewAction>(
  by: Api,
  action: A,
  { id, version }: Pick<Review, 'id' | 'version'>,
  rest: Given<A>,
): Promise<Review> {
  const body = { version, ...rest } as ReviewInput<A>;
  return by.actOnReview({ params: { id, action }, body });
}
