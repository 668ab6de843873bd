import { allowedActions, outcome, refusal, type Doer, type Lifecycle, type Row } from '../lifecycle.js';
import type { Permission } from '../staff/permissions.js';

/** What becomes of a review (mission H). Deleted ones keep their place: their line is not reviewed again. */
export const reviewStatuses = ['shown', 'hidden', 'deleted'] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** Only what is shown is seen in the shop and counts for the average. */
export const isCounted = (status: ReviewStatus): boolean => status === 'shown';

export interface ReviewFacts {
  status: ReviewStatus | null;
}

interface RowTerms {
  action: string;
  status: ReviewStatus;
  actor: 'shopper' | 'staff';
  condition: never;
  permission: Permission;
  event: string;
  facts: ReviewFacts;
}

const standing = ['shown', 'hidden'] as const;

const rows = {
  write: {
    by: { shopper: { from: null } },
    to: [{ status: 'shown' }],
    event: 'review.written',
  },
  /** Again: in place of the reply that stands. */
  reply: {
    by: { staff: { from: standing, permission: 'review.reply' } },
    to: [{ status: 'same' }],
    event: 'review.replied',
  },
  hide: {
    by: { staff: { from: ['shown'], permission: 'review.moderate' } },
    to: [{ status: 'hidden' }],
    event: 'review.hidden',
  },
  show: {
    by: { staff: { from: ['hidden'], permission: 'review.moderate' } },
    to: [{ status: 'shown' }],
    event: 'review.shown_again',
  },
  delete: {
    by: { staff: { from: standing, needs: ['confirm_twice'], permission: 'review.moderate' } },
    to: [{ status: 'deleted' }],
    event: 'review.deleted',
  },
} as const satisfies Record<string, Row<RowTerms>>;

export type ReviewAction = keyof typeof rows;
export type ReviewTerms = RowTerms & { action: ReviewAction };

export const reviewLifecycle: Lifecycle<ReviewTerms> = {
  name: 'review',
  statuses: reviewStatuses,
  rows,
  conditions: {},
};
export type ReviewDoer = Doer<ReviewTerms>;

export const reviewRefusal = (action: ReviewAction, doer: ReviewDoer, facts: ReviewFacts) =>
  refusal(reviewLifecycle, action, doer, facts);
export const allowedReviewActions = (doer: ReviewDoer, facts: ReviewFacts) =>
  allowedActions(reviewLifecycle, doer, facts);
export const reviewOutcome = (action: ReviewAction, after: ReviewFacts) =>
  outcome(reviewLifecycle, action, after);
