import type { LineReview, ShopReview } from '@lanzi/shared/review/review.contract';
import type { Review } from './review.entity';

/** What everybody who sees a review sees of it. */
export function writtenOf(review: Review): Omit<ShopReview, 'author' | 'skuName'> {
  const { id, stars, text, pictures, createdAt, reply, repliedAt } = review;
  return {
    ...{ id: String(id), stars, text, pictures, createdAt: createdAt.toISOString() },
    reply: reply !== null && repliedAt ? { text: reply, at: repliedAt.toISOString() } : null,
  };
}

/** A review as its order shows it. */
export const lineReviewOf = (review: Review): LineReview => ({
  ...writtenOf(review),
  lineId: String(review.lineId),
  status: review.status,
});
