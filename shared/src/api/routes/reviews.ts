import * as z from 'zod';
import {
  postedReviewActions,
  ProductReviews,
  Review,
  ReviewCounts,
  ReviewQuery,
  ShopReviewQuery,
  type ReviewBody,
  type ReviewInput,
} from '../../review/review.contract.js';
import { IdParams, page, Version } from '../common.contract.js';
import type { RouteSpecs } from '../route.js';
import { actionErrors } from './route-parts.js';

/** What customers say of products. Writing one is an action of its order. */
export const reviewRoutes = {
  listProductReviews: {
    audience: 'public',
    summary: 'A product’s reviews, newest first, with its rating; none while the shop has reviews turned off',
    params: IdParams,
    query: ShopReviewQuery,
    response: ProductReviews,
    errors: ['not_found', 'malformed_cursor'],
  },
  listReviews: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'Reviews by list and filters, newest first',
    query: ReviewQuery,
    response: page(Review),
    errors: ['malformed_cursor'],
  },
  countReviews: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'How many reviews wait for a reply, and how many are hidden',
    response: ReviewCounts,
  },
  actOnReview: {
    audience: 'staff',
    permission: 'order.read',
    summary: 'Act on a review; the answer is the review after it',
    params: IdParams.extend({ action: z.enum(postedReviewActions) }),
    // The action in the address decides which of the bodies it must be: the handler parses it by that one.
    body: z.looseObject({ version: Version }) as unknown as z.ZodType<ReviewBody, ReviewInput>,
    response: Review,
    idempotent: 'optional',
    errors: [...actionErrors, 'not_found'],
  },
} as const satisfies RouteSpecs;
