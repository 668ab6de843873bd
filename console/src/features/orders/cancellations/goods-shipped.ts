import type { Cancellation } from '@lanzi/shared/cancellation/cancellation.contract';

/** Some of it had left when its cancellation was asked for: nothing is shipped after that. */
export const goodsShipped = ({ order }: Cancellation): boolean =>
  order.lines.some(({ quantityShipped }) => quantityShipped > 0);
