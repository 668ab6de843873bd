import { allowedActions, outcome, refusal, type Doer, type Lifecycle, type Row } from '../lifecycle.js';
import type { Permission } from '../staff/permissions.js';

/**
 * What may happen to an e-waybill. It is asked for under one number for ever: whatever goes wrong, the same number is
 * sent again, so that no package ever gets a second waybill.
 */
export const waybillStates = ['requested', 'issued', 'failed', 'unknown', 'cancelled', 'dropped'] as const;
export type WaybillState = (typeof waybillStates)[number];

/** Nobody knows its result yet: it may have a number at the carrier already. */
const awaited: readonly WaybillState[] = ['requested', 'unknown'];
export const awaitedWaybills = [...awaited];
export const isAwaited = (state: WaybillState): boolean => awaited.includes(state);

export interface WaybillFacts {
  status: WaybillState | null;
  /** The carrier has scanned the parcel. */
  collected: boolean;
  /** It was to be withdrawn at the carrier, which has not done so: it keeps silent, or refused. */
  withdrawalStuck: boolean;
}

export const waybillConditions = {
  not_collected: (w) => !w.collected,
  withdrawal_stuck_once_issued: (w) => w.status !== 'issued' || w.withdrawalStuck,
} satisfies Record<string, (waybill: WaybillFacts) => boolean>;
export type WaybillCondition = keyof typeof waybillConditions;

interface RowTerms {
  action: string;
  status: WaybillState;
  actor: 'system' | 'staff';
  condition: WaybillCondition;
  permission: Permission;
  event: string;
  facts: WaybillFacts;
}

/** Not issued, and not given up. */
const unsettled = ['requested', 'failed', 'unknown'] as const;

const rows = {
  request: {
    by: { staff: { from: null, permission: 'order.fulfil' } },
    to: [{ status: 'requested' }],
    event: 'waybill.requested',
  },
  issue: { by: { system: { from: unsettled } }, to: [{ status: 'issued' }], event: 'waybill.issued' },
  /** The carrier said no, in its own words. */
  fail: { by: { system: { from: unsettled } }, to: [{ status: 'failed' }], event: 'waybill.failed' },
  /** It was ordered, but nobody can say under which waybill number: somebody has to look. */
  lose: { by: { system: { from: unsettled } }, to: [{ status: 'unknown' }], event: 'waybill.lost' },
  retry: {
    by: { staff: { from: unsettled, permission: 'order.fulfil' } },
    to: [{ status: 'requested' }],
    event: 'waybill.retried',
  },
  /** Staff found the number with the carrier. */
  settle: {
    by: { staff: { from: ['unknown'], permission: 'order.fulfil' } },
    to: [{ status: 'issued' }],
    event: 'waybill.settled',
  },
  /** Staff made sure that there is none, or do without; or settled its withdrawal with the carrier themselves. */
  drop: {
    by: {
      staff: {
        from: ['failed', 'unknown', 'issued'],
        only: ['withdrawal_stuck_once_issued', 'not_collected'],
        permission: 'order.fulfil',
      },
    },
    to: [{ status: 'dropped' }],
    event: 'waybill.dropped',
  },
  /** Withdrawn at the carrier; the package is no longer shipped. */
  cancel: {
    by: {
      staff: { from: ['issued'], only: ['not_collected'], permission: 'order.fulfil' },
      system: { from: ['issued'], only: ['not_collected'] },
    },
    to: [{ status: 'cancelled' }],
    event: 'waybill.cancelled',
  },
} as const satisfies Record<string, Row<RowTerms>>;

export type WaybillAction = keyof typeof rows;
export type WaybillTerms = RowTerms & { action: WaybillAction };

export const waybillLifecycle: Lifecycle<WaybillTerms> = {
  name: 'waybill',
  statuses: waybillStates,
  rows,
  conditions: waybillConditions,
};
export type WaybillDoer = Doer<WaybillTerms>;

export const waybillRefusal = (action: WaybillAction, doer: WaybillDoer, facts: WaybillFacts) =>
  refusal(waybillLifecycle, action, doer, facts);
export const allowedWaybillActions = (doer: WaybillDoer, facts: WaybillFacts) =>
  allowedActions(waybillLifecycle, doer, facts);
export const waybillOutcome = (action: WaybillAction, after: WaybillFacts) =>
  outcome(waybillLifecycle, action, after);
