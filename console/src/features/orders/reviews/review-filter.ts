import type { ReviewList } from '@lanzi/shared/review/review.contract';

/** The lists as the tabs show them; the contract's own stay out of the bundle. */
export const reviewLists = ['all', 'unanswered', 'hidden'] as const satisfies ReviewList[];

/** What is asked for; it stands in the address. */
export interface ReviewFilter {
  list: ReviewList;
  stars?: number;
  productId?: string;
  orderNo?: string;
}

const whole = (text: string | null, form: RegExp): string | undefined =>
  text !== null && form.test(text) ? text : undefined;
/** An order is found by its whole number. */
export const isOrderNo = (text: string): boolean => /^\d{8,20}$/.test(text);

/** Whatever else stands in the address is left out. */
export function filterOf(search: URLSearchParams): ReviewFilter {
  const stars = whole(search.get('stars'), /^[1-5]$/);
  const productId = whole(search.get('product'), /^[1-9]\d{0,14}$/);
  const orderNo = whole(search.get('order'), /^\d{8,20}$/);
  return {
    list: reviewLists.find((list) => list === search.get('list')) ?? 'all',
    ...(stars && { stars: Number(stars) }),
    ...(productId && { productId }),
    ...(orderNo && { orderNo }),
  };
}

export function searchOf({ list, stars, productId, orderNo }: ReviewFilter): Record<string, string> {
  return {
    ...(list !== 'all' && { list }),
    ...(stars && { stars: String(stars) }),
    ...(productId && { product: productId }),
    ...(orderNo && { order: orderNo }),
  };
}

export const isNarrowed = ({ stars, productId, orderNo }: ReviewFilter): boolean =>
  Boolean(stars ?? productId ?? orderNo);
