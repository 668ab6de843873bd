import { allowedActions, outcome, refusal, type Doer, type Lifecycle, type Row } from '../lifecycle.js';
import type { RefundWay } from '../order/order.terms.js';
import type { Permission } from '../staff/permissions.js';

/** What may happen to a refund. A provider's "accepted" is `submitted`, not `succeeded`. */
export const refundStates = ['requested', 'submitted', 'succeeded', 'failed', 'abnormal'] as const;
export type RefundState = (typeof refundStates)[number];

export interface RefundFacts {
  status: RefundState | null;
  way: RefundWay;
}

export const refundConditions = {
  by_itself: (r) => r.way !== 'by_hand',
  by_hand: (r) => r.way === 'by_hand',
  not_under_way: (r) => r.way === 'by_hand' || r.status === 'failed' || r.status === 'abnormal',
} satisfies Record<string, (refund: RefundFacts) => boolean>;
export type RefundCondition = keyof typeof refundConditions;

interface RowTerms {
  action: string;
  status: RefundState;
  actor: 'system' | 'staff';
  condition: RefundCondition;
  permission: Permission;
  event: string;
  facts: RefundFacts;
}

const rows = {
  request: { by: { system: { from: null } }, to: [{ status: 'requested' }], event: 'refund.requested' },
  submit: {
    by: { system: { from: ['requested', 'failed'], only: ['by_itself'] } },
    to: [{ status: 'submitted' }],
    event: 'refund.submitted',
  },
  succeed: {
    by: { system: { from: ['requested', 'submitted', 'failed', 'abnormal'], only: ['by_itself'] } },
    to: [{ status: 'succeeded' }],
    event: 'refund.succeeded',
  },
  fail: {
    by: {
      system: { from: ['requested', 'submitted'], only: ['by_itself'] },
      staff: { from: ['requested'], only: ['by_hand'], needs: ['reason'], permission: 'order.refund' },
    },
    to: [{ status: 'failed' }],
    event: 'refund.failed',
  },
  find_abnormal: {
    by: { system: { from: ['requested', 'submitted', 'failed'], only: ['by_itself'] } },
    to: [{ status: 'abnormal' }],
    event: 'refund.abnormal',
  },
  retry: {
    by: { staff: { from: ['failed', 'abnormal'], permission: 'order.refund' } },
    to: [{ status: 'requested' }],
    event: 'refund.retried',
  },
  settle_by_hand: {
    by: {
      staff: {
        from: ['requested', 'failed', 'abnormal'],
        only: ['not_under_way'],
        permission: 'order.refund',
      },
    },
    to: [{ status: 'succeeded' }],
    event: 'refund.settled_by_hand',
  },
} as const satisfies Record<string, Row<RowTerms>>;

export type RefundAction = keyof typeof rows;
export type RefundTerms = RowTerms & { action: RefundAction };

export const refundLifecycle: Lifecycle<RefundTerms> = {
  name: 'refund',
  statuses: refundStates,
  rows,
  conditions: refundConditions,
};
export type RefundDoer = Doer<RefundTerms>;

export const refundRefusal = (action: RefundAction, doer: RefundDoer, facts: RefundFacts) =>
  refusal(refundLifecycle, action, doer, facts);
export const allowedRefundActions = (doer: RefundDoer, facts: RefundFacts) =>
  allowedActions(refundLifecycle, doer, facts);
export const refundOutcome = (action: RefundAction, after: RefundFacts) =>
  outcome(refundLifecycle, action, after);

/** Still holds back a part of what was paid. */
export const isRefundOpen = (state: RefundState): boolean => state !== 'succeeded';
