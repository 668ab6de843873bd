import * as z from 'zod';
import {
  Id,
  LocalText,
  OrderNo,
  Paging,
  Picture,
  QueryFlag,
  requiredText,
  text,
  Time,
  Token,
  Version,
  page,
} from '../api/common.contract.js';
import { actionsOf } from '../lifecycle.js';
import { MAX_COUNTED } from '../order/order-limits.js';
import { MAX_STARS } from './rating.js';
import { reviewLifecycle, reviewStatuses, type ReviewAction } from './review-lifecycle.js';
import { MAX_REVIEW_LETTERS, MAX_REVIEW_PICTURES } from './review-limits.js';

const actionNames = actionsOf(reviewLifecycle) as [ReviewAction, ...ReviewAction[]];
const Stars = z.int().min(1).max(MAX_STARS);
const StarsQuery = z.coerce.number<string | number>().int().min(1).max(MAX_STARS);

/** What a shopper writes of a line of their order; the words and pictures may be missing. */
export const reviewInput = {
  lineId: Id,
  stars: Stars,
  text: text(MAX_REVIEW_LETTERS).default(''),
  pictureIds: z
    .array(Token)
    .max(MAX_REVIEW_PICTURES)
    .refine((ids) => new Set(ids).size === ids.length, 'each picture once')
    .default([]),
};

const written = {
  id: Id,
  stars: z.int(),
  text: z.string(),
  pictures: z.array(Picture),
  createdAt: Time,
  reply: z.object({ text: z.string(), at: Time }).nullable(),
};

/** As its order shows it. Of a deleted one nothing is left but that it was there. */
export const LineReview = z
  .object({ ...written, lineId: Id, status: z.enum(reviewStatuses) })
  .meta({ id: 'LineReview' });
export type LineReview = z.infer<typeof LineReview>;

/** As everybody sees it. */
export const ShopReview = z
  .object({
    ...written,
    /** The author's nickname, masked. */
    author: z.string(),
    skuName: LocalText,
  })
  .meta({ id: 'ShopReview' });
export type ShopReview = z.infer<typeof ShopReview>;

export const ShopReviewQuery = z.object({
  ...Paging,
  stars: StarsQuery.optional(),
  /** Only those with pictures. */
  pictured: QueryFlag.optional(),
});
/** `rating`: of all that are shown, whatever the filter; `average` to one decimal, null of none. */
export const ProductReviews = page(ShopReview)
  .extend({ rating: z.object({ count: z.int(), average: z.number().nullable() }) })
  .meta({ id: 'ProductReviews' });
export type ProductReviews = z.infer<typeof ProductReviews>;

/** As staff see it. */
export const Review = z
  .object({
    ...LineReview.shape,
    orderNo: OrderNo,
    version: Version,
    allowedActions: z.array(z.enum(actionNames)),
    author: z.object({ id: Id, nickname: z.string() }),
    /** Who wrote the reply that stands. */
    repliedBy: z.string().nullable(),
    product: z.object({ id: Id, name: LocalText, skuName: LocalText, picture: z.string() }),
  })
  .meta({ id: 'Review' });
export type Review = z.infer<typeof Review>;

/** `unanswered` are those shown without a reply; deleted ones stand in no list. */
export const reviewLists = ['all', 'unanswered', 'hidden'] as const;
export type ReviewList = (typeof reviewLists)[number];
export const ReviewQuery = z.object({
  ...Paging,
  list: z.enum(reviewLists).default('all'),
  stars: StarsQuery.optional(),
  productId: Id.optional(),
  /** The whole number. */
  orderNo: OrderNo.optional(),
});
/** No more than MAX_COUNTED is counted: that many means that many or more. */
export const ReviewCounts = z.object({
  all: z.int().max(MAX_COUNTED),
  unanswered: z.int().max(MAX_COUNTED),
  hidden: z.int().max(MAX_COUNTED),
});

const version = { version: Version };
/** The body of each action of POST reviews/{id}/actions/{action}. */
export const reviewBodies = {
  reply: z.object({ ...version, text: requiredText(MAX_REVIEW_LETTERS) }),
  hide: z.object(version),
  show: z.object(version),
  delete: z.object(version),
} satisfies Partial<Record<ReviewAction, z.ZodType>>;
export type PostedReviewAction = keyof typeof reviewBodies;
export type ReviewBody<A extends PostedReviewAction = PostedReviewAction> = {
  [K in A]: z.infer<(typeof reviewBodies)[K]>;
}[A];
export type ReviewInput<A extends PostedReviewAction = PostedReviewAction> = {
  [K in A]: z.input<(typeof reviewBodies)[K]>;
}[A];
export const postedReviewActions = [
  'reply',
  'hide',
  'show',
  'delete',
] as const satisfies PostedReviewAction[];
