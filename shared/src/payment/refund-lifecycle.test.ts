import { actionsOf, assertLifecycle } from '../lifecycle.js';
import type { RefundWay } from '../order/order.terms.js';
import { permissions } from '../staff/permissions.js';
import {
  allowedRefundActions,
  isRefundOpen,
  refundLifecycle,
  refundOutcome,
  refundRefusal,
  refundStates,
  type RefundAction,
  type RefundState,
} from './refund-lifecycle.js';

const all = new Set(permissions);
const actions = actionsOf(refundLifecycle);
const actors = ['system', 'staff'] as const;
type Actor = (typeof actors)[number];
const may = (action: RefundAction, kind: Actor, way: RefundWay, status: RefundState | null) =>
  refundRefusal(action, { kind, permissions: all }, { status, way }) === undefined;

/** The whole matrix, written a second time and by hand, for either kind of way. What is not listed is refused. */
const S = {
  none: null,
  asked: 'requested',
  accepted: 'submitted',
  done: 'succeeded',
  failed: 'failed',
  stuck: 'abnormal',
} as const;
type Word = keyof typeof S;
type Matrix = Record<RefundAction, Partial<Record<Actor, Word[]>>>;
const byItself: Matrix = {
  request: { system: ['none'] },
  submit: { system: ['asked', 'failed'] },
  succeed: { system: ['asked', 'accepted', 'failed', 'stuck'] },
  fail: { system: ['asked', 'accepted'] },
  find_abnormal: { system: ['asked', 'accepted', 'failed'] },
  retry: { staff: ['failed', 'stuck'] },
  settle_by_hand: { staff: ['failed', 'stuck'] },
};
const byHand: Matrix = {
  request: { system: ['none'] },
  submit: {},
  succeed: {},
  fail: { staff: ['asked'] },
  find_abnormal: {},
  retry: { staff: ['failed', 'stuck'] },
  settle_by_hand: { staff: ['asked', 'failed', 'stuck'] },
};
const ways: [RefundWay, Matrix][] = [
  ['wechat_pay', byItself],
  ['alipay', byItself],
  ['balance', byItself],
  ['by_hand', byHand],
];

test('the table is sound', () => {
  expect(() => assertLifecycle(refundLifecycle)).not.toThrow();
});

describe.each(ways)('back by %s: every action × every state × every actor', (way, matrix) => {
  const words = Object.keys(S) as Word[];
  for (const action of actions)
    for (const actor of actors)
      test(`${action} by ${actor}`, () => {
        const allowed = words.filter((word) => may(action, actor, way, S[word]));
        expect(allowed).toEqual(matrix[action][actor] ?? []);
      });
});

test('money that is back goes nowhere any more', () => {
  for (const [way] of ways)
    for (const kind of actors)
      expect(allowedRefundActions({ kind, permissions: all }, { status: 'succeeded', way })).toEqual([]);
});

test('staff need the permission to refund, and give a reason when it failed', () => {
  for (const action of actions) {
    const permit = refundLifecycle.rows[action].by.staff;
    if (!permit) continue;
    expect([action, permit.permission]).toEqual([action, 'order.refund']);
    expect(
      refundRefusal(
        action,
        { kind: 'staff', permissions: new Set() },
        { status: 'requested', way: 'by_hand' },
      ),
    ).toEqual({ code: 'permission_denied', permission: 'order.refund' });
  }
  expect(refundLifecycle.rows.fail.by.staff?.needs).toEqual(['reason']);
});

const outcomes: [RefundAction, RefundState | null, RefundState][] = [
  ['request', null, 'requested'],
  ['submit', 'requested', 'submitted'],
  ['succeed', 'submitted', 'succeeded'],
  ['fail', 'submitted', 'failed'],
  ['find_abnormal', 'submitted', 'abnormal'],
  ['retry', 'abnormal', 'requested'],
  ['settle_by_hand', 'failed', 'succeeded'],
];
test.each(outcomes)('%s of one %s leads to %s', (action, status, state) => {
  expect(refundOutcome(action, { status, way: 'wechat_pay' })).toBe(state);
});

test('holds its part of what was paid until it has succeeded', () => {
  expect(refundStates.filter(isRefundOpen)).toEqual(['requested', 'submitted', 'failed', 'abnormal']);
});
