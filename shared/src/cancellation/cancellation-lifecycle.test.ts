import { actionsOf, assertLifecycle } from '../lifecycle.js';
import { refundStates, type RefundState } from '../payment/refund-lifecycle.js';
import { permissions } from '../staff/permissions.js';
import {
  allowedCancellationActions,
  cancellationLifecycle,
  cancellationListOf,
  cancellationOutcome,
  cancellationRefusal,
  cancellationStatuses,
  type CancellationAction,
  type CancellationDoer,
  type CancellationFacts,
  type CancellationList,
  type CancellationStatus,
} from './cancellation-lifecycle.js';

const all = new Set(permissions);
const actions = actionsOf(cancellationLifecycle);
const staff: CancellationDoer = { kind: 'staff', permissions: all };
/** Goods under way, and money that a person has yet to remit: most actions' conditions hold. */
const facts = (over: Partial<CancellationFacts> = {}): CancellationFacts => ({
  status: 'requested',
  goodsShipped: true,
  refunds: ['requested'],
  byHandWaiting: true,
  ...over,
});
const may = (action: CancellationAction, doer: CancellationDoer, over: Partial<CancellationFacts>) =>
  cancellationRefusal(action, doer, facts(over)) === undefined;

/** The whole matrix, written a second time and by hand. What is not listed is refused. */
const S = {
  none: null,
  asked: 'requested',
  refused: 'refused',
  waiting: 'awaiting_return',
  missing: 'return_failed',
  approved: 'approved',
} as const;
type Word = keyof typeof S;
const matrix: Record<CancellationAction, Partial<Record<'shopper' | 'staff', Word[]>>> = {
  request: { shopper: ['none'], staff: ['none'] },
  approve: { staff: ['asked'] },
  refuse: { staff: ['asked', 'waiting', 'missing'] },
  return_completed: { staff: ['waiting', 'missing'] },
  return_failed: { staff: ['waiting'] },
  refund_succeeded: { staff: ['approved'] },
  refund_failed: { staff: ['approved'] },
};

test('the table is sound', () => {
  expect(() => assertLifecycle(cancellationLifecycle)).not.toThrow();
});

describe('every action × every status × every actor', () => {
  const words = Object.keys(S) as Word[];
  for (const action of actions)
    for (const kind of ['shopper', 'staff'] as const)
      test(`${action} by ${kind}`, () => {
        const allowed = words.filter((word) => may(action, { kind, permissions: all }, { status: S[word] }));
        expect(allowed).toEqual(matrix[action][kind] ?? []);
      });
});

const approved = { status: 'approved' } as const;
const conditions: [string, CancellationAction, Partial<CancellationFacts>, boolean][] = [
  ['a refund on its way needs nobody', 'refund_succeeded', { refunds: ['submitted'] }, false],
  ['a refund that is done needs nobody', 'refund_succeeded', { refunds: ['succeeded'] }, false],
  ['where nothing goes back nobody is needed', 'refund_succeeded', { refunds: [] }, false],
  ['one that failed is settled by a person', 'refund_succeeded', { refunds: ['succeeded', 'failed'] }, true],
  ['so is one that the provider gave up', 'refund_succeeded', { refunds: ['abnormal'] }, true],
  ['what failed already does not fail again', 'refund_failed', { refunds: ['failed'] }, false],
];
test.each(conditions)('%s', (_, action, over, allowed) => {
  expect(may(action, staff, { ...approved, byHandWaiting: false, ...over })).toBe(allowed);
});

test('each step needs its permission of staff: who reviews need not be who remits', () => {
  const needed = actions.map((action) => [action, cancellationLifecycle.rows[action].by.staff?.permission]);
  expect(Object.fromEntries(needed)).toEqual({
    request: 'order.support',
    ...{ approve: 'order.cancel', refuse: 'order.cancel' },
    ...{ return_completed: 'order.cancel', return_failed: 'order.cancel' },
    ...{ refund_succeeded: 'order.refund', refund_failed: 'order.refund' },
  });
  for (const action of actions)
    expect(cancellationRefusal(action, { kind: 'staff', permissions: new Set() }, facts())).toMatchObject({
      code: 'permission_denied',
    });
});

const outcomes: [CancellationAction, Partial<CancellationFacts>, CancellationStatus][] = [
  ['request', { status: null }, 'requested'],
  ['approve', { goodsShipped: true }, 'awaiting_return'],
  ['approve', { goodsShipped: false }, 'approved'],
  ['refuse', {}, 'refused'],
  ['return_completed', { status: 'awaiting_return' }, 'approved'],
  ['return_completed', { status: 'return_failed' }, 'approved'],
  ['return_failed', { status: 'awaiting_return' }, 'return_failed'],
  ['refund_succeeded', approved, 'approved'],
  ['refund_failed', approved, 'approved'],
];
test.each(outcomes)('%s of %j leads to %s', (action, over, status) => {
  expect(cancellationOutcome(action, facts(over))).toBe(status);
});

test('the buttons are exactly what the guard lets through', () => {
  for (const status of [null, ...cancellationStatuses])
    for (const kind of ['shopper', 'staff'] as const) {
      const doer = { kind, permissions: all };
      expect(allowedCancellationActions(doer, facts({ status }))).toEqual(
        actions.filter((action) => !cancellationRefusal(action, doer, facts({ status }))),
      );
    }
});

describe('the six lists', () => {
  const done = ['succeeded'] as const;
  const lists: [CancellationStatus, readonly RefundState[], CancellationList][] = [
    ['requested', [], 'to_review'],
    ['awaiting_return', [], 'awaiting_return'],
    ['return_failed', [], 'return_failed'],
    ['refused', [], 'done'],
    ['approved', [], 'done'],
    ['approved', done, 'done'],
    ['approved', ['requested'], 'awaiting_refund'],
    ['approved', ['submitted'], 'awaiting_refund'],
    ['approved', [...done, 'submitted'], 'awaiting_refund'],
    ['approved', ['failed'], 'refund_failed'],
    ['approved', ['abnormal'], 'refund_failed'],
    ['approved', ['requested', 'failed', ...done], 'refund_failed'],
  ];
  test.each(lists)('%s with refunds %j stands in %s', (status, refunds, list) => {
    expect(cancellationListOf(status, refunds)).toBe(list);
  });

  test('hold nothing as done while a refund is not', () => {
    for (const one of refundStates)
      for (const other of refundStates)
        expect(cancellationListOf('approved', [one, other]) === 'done').toBe(
          one === 'succeeded' && other === 'succeeded',
        );
  });
});
