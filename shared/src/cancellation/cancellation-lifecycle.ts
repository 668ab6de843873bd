import { allowedActions, outcome, refusal, type Doer, type Lifecycle, type Row } from '../lifecycle.js';
import type { RefundState } from '../payment/refund-lifecycle.js';
import type { Permission } from '../staff/permissions.js';

/** The review of a request to cancel a paid order (mission F). What becomes of the money are its refunds. */
export const cancellationStatuses = [
  'requested',
  'refused',
  'awaiting_return',
  'return_failed',
  'approved',
] as const;
export type CancellationStatus = (typeof cancellationStatuses)[number];

/** While it is open the order is not shipped, redeemed, edited or received. */
export const openCancellationStatuses = ['requested', 'awaiting_return', 'return_failed'] as const;

export interface CancellationFacts {
  status: CancellationStatus | null;
  goodsShipped: boolean;
  /** Of its refunds. */
  refunds: readonly RefundState[];
  /** One of them is remitted by a person and waits for it. */
  byHandWaiting: boolean;
}

const failed = (state: RefundState) => state === 'failed' || state === 'abnormal';

export const cancellationConditions = {
  goods_shipped: (c) => c.goodsShipped,
  refund_needs_person: (c) => c.byHandWaiting || c.refunds.some(failed),
  refund_by_hand_waits: (c) => c.byHandWaiting,
} satisfies Record<string, (cancellation: CancellationFacts) => boolean>;
export type CancellationCondition = keyof typeof cancellationConditions;

interface RowTerms {
  action: string;
  status: CancellationStatus;
  actor: 'shopper' | 'staff';
  condition: CancellationCondition;
  permission: Permission;
  event: string;
  facts: CancellationFacts;
}

const stays = [{ status: 'same' }] as const;

const rows = {
  request: {
    by: { shopper: { from: null }, staff: { from: null, permission: 'order.support' } },
    to: [{ status: 'requested' }],
    event: 'cancellation.requested',
  },
  approve: {
    by: { staff: { from: ['requested'], permission: 'order.cancel' } },
    to: [{ when: 'goods_shipped', status: 'awaiting_return' }, { status: 'approved' }],
    event: 'cancellation.approved',
  },
  refuse: {
    // Also when the goods never come back: the order goes on then.
    by: {
      staff: {
        from: ['requested', 'awaiting_return', 'return_failed'],
        needs: ['reason'],
        permission: 'order.cancel',
      },
    },
    to: [{ status: 'refused' }],
    event: 'cancellation.refused',
  },
  return_completed: {
    by: { staff: { from: ['awaiting_return', 'return_failed'], permission: 'order.cancel' } },
    to: [{ status: 'approved' }],
    event: 'cancellation.return_completed',
  },
  return_failed: {
    by: { staff: { from: ['awaiting_return'], needs: ['reason'], permission: 'order.cancel' } },
    to: [{ status: 'return_failed' }],
    event: 'cancellation.return_failed',
  },
  refund_succeeded: {
    by: { staff: { from: ['approved'], only: ['refund_needs_person'], permission: 'order.refund' } },
    to: stays,
    event: 'cancellation.refund_succeeded',
  },
  refund_failed: {
    by: {
      staff: {
        from: ['approved'],
        only: ['refund_by_hand_waits'],
        needs: ['reason'],
        permission: 'order.refund',
      },
    },
    to: stays,
    event: 'cancellation.refund_failed',
  },
} as const satisfies Record<string, Row<RowTerms>>;

export type CancellationAction = keyof typeof rows;
export type CancellationTerms = RowTerms & { action: CancellationAction };

export const cancellationLifecycle: Lifecycle<CancellationTerms> = {
  name: 'cancellation',
  statuses: cancellationStatuses,
  rows,
  conditions: cancellationConditions,
};
export type CancellationDoer = Doer<CancellationTerms>;

export const cancellationRefusal = (
  action: CancellationAction,
  doer: CancellationDoer,
  facts: CancellationFacts,
) => refusal(cancellationLifecycle, action, doer, facts);
export const allowedCancellationActions = (doer: CancellationDoer, facts: CancellationFacts) =>
  allowedActions(cancellationLifecycle, doer, facts);
export const cancellationOutcome = (action: CancellationAction, after: CancellationFacts) =>
  outcome(cancellationLifecycle, action, after);

/** The six lists of mission F3; who was refused stands among the done. */
export const cancellationLists = [
  'to_review',
  'awaiting_return',
  'return_failed',
  'awaiting_refund',
  'refund_failed',
  'done',
] as const;
export type CancellationList = (typeof cancellationLists)[number];

/** In which list it stands, with its refunds as they are. */
export function cancellationListOf(
  status: CancellationStatus,
  refunds: readonly RefundState[],
): CancellationList {
  if (status === 'requested') return 'to_review';
  if (status === 'awaiting_return' || status === 'return_failed') return status;
  if (refunds.some(failed)) return 'refund_failed';
  return refunds.some((state) => state !== 'succeeded') ? 'awaiting_refund' : 'done';
}
