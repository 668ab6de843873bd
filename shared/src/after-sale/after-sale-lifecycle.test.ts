import { assertLifecycle } from '../lifecycle.js';
import { orderLifecycle, type OrderActor } from '../order/order-lifecycle.js';
import { permissions } from '../staff/permissions.js';
import {
  afterSaleActions,
  afterSaleLifecycle,
  afterSaleOutcome,
  afterSaleRefusal,
  afterSaleStatuses,
  allowedAfterSaleActions,
  isAfterSaleOver,
  orderActionOf,
  type AfterSaleAction,
  type AfterSaleDoer,
  type AfterSaleFacts,
  type AfterSaleKind,
  type AfterSaleStatus,
} from './after-sale-lifecycle.js';

const all = new Set(permissions);
const actors = ['shopper', 'staff', 'system'] as const;
const facts = (over: Partial<AfterSaleFacts> = {}): AfterSaleFacts => ({
  status: 'requested',
  kind: 'return',
  refunds: ['succeeded'],
  autoReceiptDays: 7,
  ...over,
});

/** The whole matrix, written a second time and by hand. What is not listed is refused. */
const S = {
  none: null,
  asked: 'requested',
  refused: 'refused',
  approved: 'approved',
  coming: 'return_shipped',
  here: 'received',
  sent: 'replacement_shipped',
  paying: 'refunding',
  done: 'done',
} as const;
type Word = keyof typeof S;
type Row = Partial<Record<(typeof actors)[number], Word[]>> & { kind?: AfterSaleKind };
const matrix: Record<AfterSaleAction, Row> = {
  request: { shopper: ['none'] },
  approve: { staff: ['asked'] },
  refuse: { staff: ['asked'] },
  ship_return: { shopper: ['approved', 'coming'], staff: ['approved', 'coming'] },
  receive: { staff: ['coming'] },
  close: { staff: ['approved', 'coming', 'here', 'sent'] },
  ship_replacement: { kind: 'exchange', staff: ['here'] },
  confirm: { shopper: ['sent'], system: ['sent'] },
  refund: { staff: ['here'] },
  settle: { system: ['paying'] },
};

test('the table is sound', () => {
  expect(() => assertLifecycle(afterSaleLifecycle)).not.toThrow();
});

describe('every action × every status × every actor × every kind', () => {
  const words = Object.keys(S) as Word[];
  for (const action of afterSaleActions)
    for (const actor of actors)
      for (const kind of ['exchange', 'return'] as const)
        test(`${action} of an ${kind} by ${actor}`, () => {
          const doer: AfterSaleDoer = { kind: actor, permissions: all };
          const allowed = words.filter(
            (word) => !afterSaleRefusal(action, doer, facts({ status: S[word], kind })),
          );
          const row = matrix[action];
          expect(allowed).toEqual((row.kind ?? kind) === kind ? (row[actor] ?? []) : []);
        });
});

test('each step needs its permission of staff, as the steps of a cancellation do', () => {
  const needed = afterSaleActions.map((action) => [
    action,
    (afterSaleLifecycle.rows[action].by.staff ?? {}).permission,
  ]);
  expect(Object.fromEntries(needed)).toEqual({
    ...{ request: undefined, confirm: undefined, settle: undefined },
    ...{ approve: 'order.cancel', refuse: 'order.cancel', receive: 'order.cancel', refund: 'order.cancel' },
    close: 'order.cancel',
    ...{ ship_return: 'order.support', ship_replacement: 'order.fulfil' },
  });
});

test('closing it asks for a reason, and twice', () => {
  expect(afterSaleLifecycle.rows.close.by.staff?.needs).toEqual(['reason', 'confirm_twice']);
});

test('both decisions ask twice', () => {
  for (const action of ['approve', 'refuse'] as const)
    expect(afterSaleLifecycle.rows[action].by.staff?.needs).toEqual(['confirm_twice']);
});

test('it is not settled while one of its refunds is not done', () => {
  const settle = (refunds: AfterSaleFacts['refunds']) =>
    afterSaleRefusal('settle', { kind: 'system' }, facts({ status: 'refunding', refunds }));
  expect(settle(['succeeded', 'succeeded'])).toBeUndefined();
  for (const state of ['requested', 'submitted', 'failed', 'abnormal'] as const)
    expect(settle(['succeeded', state])).toEqual({ code: 'condition', condition: 'all_refunded' });
});

const outcomes: [AfterSaleAction, Partial<AfterSaleFacts>, AfterSaleStatus][] = [
  ['request', { status: null }, 'requested'],
  ['approve', {}, 'approved'],
  ['refuse', {}, 'refused'],
  ['ship_return', { status: 'return_shipped' }, 'return_shipped'],
  ['receive', { status: 'return_shipped' }, 'received'],
  ['close', { status: 'approved' }, 'done'],
  ['ship_replacement', { status: 'received' }, 'replacement_shipped'],
  ['ship_replacement', { status: 'received', autoReceiptDays: 0 }, 'done'],
  ['confirm', { status: 'replacement_shipped' }, 'done'],
  ['refund', { status: 'received' }, 'refunding'],
  ['settle', { status: 'refunding' }, 'done'],
];
test.each(outcomes)('%s of %j leads to %s', (action, over, status) => {
  expect(afterSaleOutcome(action, facts(over))).toBe(status);
});

test('what is over stays over', () => {
  for (const status of afterSaleStatuses.filter(isAfterSaleOver))
    for (const kind of actors)
      expect(allowedAfterSaleActions({ kind, permissions: all }, facts({ status }))).toEqual([]);
});

test('whoever may take a step of it may take that step of its order, with the same permission', () => {
  for (const action of afterSaleActions)
    for (const actor of actors) {
      const own = afterSaleLifecycle.rows[action].by[actor];
      const orders = orderLifecycle.rows[orderActionOf[action]].by[actor as OrderActor];
      expect([action, actor, orders?.permission]).toEqual([action, actor, own?.permission]);
      expect(Boolean(orders)).toBe(Boolean(own));
    }
});
