import { assertLifecycle } from '../lifecycle.js';
import { permissions } from '../staff/permissions.js';
import {
  allowedOrderActions,
  orderActions,
  orderActors,
  orderLifecycle,
  orderOutcome,
  orderRefusal,
  orderStatuses,
  type OrderAction,
  type OrderActor,
  type OrderFacts,
  type OrderStatus,
} from './order-lifecycle.js';

const all = new Set(permissions);
/** A paid express order of two units, nothing shipped yet: most actions' conditions hold. */
const facts = (over: Partial<OrderFacts> = {}): OrderFacts => ({
  status: 'processing',
  deliveryMode: 'express',
  payLater: false,
  paysByTransfer: true,
  due: 0,
  paid: 100,
  unitsShipped: 0,
  unitsUnshipped: 2,
  hasTypedWaybill: true,
  hasIssuedWaybill: false,
  autoReceiptDays: 10,
  completedBy: 'receipt',
  cancellationOpen: false,
  refundable: 50,
  refunding: 50,
  afterSaleFiled: false,
  reviewsEnabled: true,
  linesUnreviewed: 1,
  uncovered: 0,
  amountCoupons: 0,
  differenceOpen: true,
  afterSaleOpen: false,
  replacementShipped: true,
  ...over,
});
const may = (action: OrderAction, kind: OrderActor, over: Partial<OrderFacts> = {}) =>
  orderRefusal(action, { kind, permissions: all }, facts(over)) === undefined;

/**
 * The whole matrix, written a second time and by hand from the shop's rules: for each action and actor the statuses
 * in which it is allowed, when every other condition holds. What is not listed is refused.
 */
const S = {
  none: null,
  unpaid: 'pending_payment',
  checking: 'pending_confirmation',
  open: 'processing',
  short: 'out_of_stock',
  shipped: 'shipped',
  done: 'completed',
  gone: 'cancelled',
} as const;
type Word = keyof typeof S;
const matrix: Record<OrderAction, Partial<Record<OrderActor, Word[]>> & { given?: Partial<OrderFacts> }> = {
  place: { shopper: ['none'], staff: ['none'] },
  submit_proof: { shopper: ['unpaid', 'checking'], staff: ['unpaid', 'checking'] },
  confirm_payment: { staff: ['unpaid', 'checking'] },
  reject_proof: { staff: ['checking'] },
  pay: { system: ['unpaid', 'checking'] },
  receive_surplus: { system: ['unpaid', 'checking', 'open', 'short', 'shipped', 'done', 'gone'] },
  change_payment_method: { shopper: ['unpaid'] },
  collect: { given: { due: 1 }, staff: ['open', 'short', 'shipped', 'done'] },
  expire: { system: ['unpaid'] },
  cancel: {
    given: { paid: 0 },
    shopper: ['unpaid', 'checking', 'open'],
    staff: ['unpaid', 'checking', 'open', 'short'],
  },
  change_price: { staff: ['unpaid'] },
  edit: { staff: ['unpaid', 'open', 'short'] },
  waive_difference: { staff: ['open', 'short', 'shipped', 'done'] },
  change_delivery: { staff: ['open'] },
  mark_out_of_stock: { staff: ['open'] },
  back_in_stock: { staff: ['short'] },
  ship: { staff: ['open'] },
  recall_shipment: { given: { hasIssuedWaybill: true }, staff: ['open', 'shipped'] },
  fail_waybill: { system: ['unpaid', 'checking', 'open', 'short', 'shipped', 'done', 'gone'] },
  drop_waybill: { staff: ['unpaid', 'checking', 'open', 'short', 'shipped', 'done', 'gone'] },
  track: { system: ['open', 'shipped', 'done'] },
  turn_back: { system: ['open', 'shipped', 'done'] },
  edit_tracking: { staff: ['open', 'shipped', 'done'] },
  redeem: { given: { deliveryMode: 'pickup' }, verifier: ['open'], staff: ['open'] },
  confirm_receipt: { shopper: ['shipped'], system: ['shipped'] },
  complete: { staff: ['open'] },
  reopen: { given: { completedBy: 'hand' }, staff: ['done'] },
  request_cancellation: { shopper: ['open', 'short', 'shipped'], staff: ['open', 'short', 'shipped'] },
  review_cancellation: { given: { cancellationOpen: true }, staff: ['open', 'short', 'shipped'] },
  cancel_after_review: { given: { cancellationOpen: true }, staff: ['open', 'short', 'shipped'] },
  request_refund: { staff: ['unpaid', 'checking', 'open', 'short', 'shipped', 'done', 'gone'] },
  complete_refund: {
    system: ['unpaid', 'checking', 'open', 'short', 'shipped', 'done', 'gone'],
    staff: ['unpaid', 'checking', 'open', 'short', 'shipped', 'done', 'gone'],
  },
  request_after_sale: { shopper: ['done'] },
  approve_after_sale: { given: { afterSaleOpen: true }, staff: ['done'] },
  refuse_after_sale: { given: { afterSaleOpen: true }, staff: ['done'] },
  ship_return: { given: { afterSaleOpen: true }, shopper: ['done'], staff: ['done'] },
  receive_return: { given: { afterSaleOpen: true }, staff: ['done'] },
  close_after_sale: { given: { afterSaleOpen: true }, staff: ['done'] },
  ship_replacement: { given: { afterSaleOpen: true }, staff: ['done'] },
  confirm_replacement: { given: { afterSaleOpen: true }, shopper: ['done'], system: ['done'] },
  refund_after_sale: { given: { afterSaleOpen: true, differenceOpen: false }, staff: ['done'] },
  settle_after_sale: { given: { afterSaleOpen: true }, system: ['done'] },
  review: { shopper: ['done'] },
  add_note: { staff: ['unpaid', 'checking', 'open', 'short', 'shipped', 'done', 'gone'] },
};

test('the table is sound', () => {
  expect(() => assertLifecycle(orderLifecycle)).not.toThrow();
});

describe('every action × every status × every actor', () => {
  const words = Object.keys(S) as Word[];
  for (const action of orderActions)
    for (const actor of orderActors)
      test(`${action} by ${actor}`, () => {
        const row = matrix[action];
        const allowed = words.filter((word) => may(action, actor, { ...row.given, status: S[word] }));
        expect(allowed).toEqual(row[actor] ?? []);
      });
});

const received = { status: 'completed', replacementShipped: false } as const;
const conditions: [string, OrderAction, OrderActor, Partial<OrderFacts>][] = [
  ['a paid order in processing is not cancelled by its buyer', 'cancel', 'shopper', { paid: 1 }],
  ['a partly shipped order is not cancelled', 'cancel', 'staff', { paid: 0, unitsShipped: 1 }],
  ['a partly shipped order is not edited', 'edit', 'staff', { unitsShipped: 1 }],
  ['an order with several amount coupons is not edited', 'edit', 'staff', { amountCoupons: 2 }],
  ['without a difference there is nothing to waive', 'waive_difference', 'staff', { differenceOpen: false }],
  ['a partly shipped order keeps its delivery', 'change_delivery', 'staff', { unitsShipped: 1 }],
  ['a pickup order is not shipped', 'ship', 'staff', { deliveryMode: 'pickup' }],
  ['nothing is left to ship', 'ship', 'staff', { unitsUnshipped: 0 }],
  ['an express order is not redeemed', 'redeem', 'verifier', { deliveryMode: 'express' }],
  ['a waybill that was issued is not edited', 'edit_tracking', 'staff', { hasTypedWaybill: false }],
  ['what was received travels no more', 'track', 'system', received],
  ['nor turns back', 'turn_back', 'system', received],
  ['its waybill is not edited', 'edit_tracking', 'staff', received],
  [
    'who pays through a provider, or later, shows no proof',
    'submit_proof',
    'shopper',
    { status: 'pending_payment', paysByTransfer: false },
  ],
  ['a typed waybill is not recalled', 'recall_shipment', 'staff', {}],
  ['only what is owing is collected', 'collect', 'staff', { due: 0 }],
  ['nothing refundable is not refunded', 'request_refund', 'staff', { refundable: 0 }],
  ['what an after-sale promised is not given away', 'request_refund', 'staff', { afterSaleOpen: true }],
  ['what an edit left due is settled before money goes back', 'request_refund', 'staff', { uncovered: 1 }],
  [
    'a difference is settled before an after-sale is refunded',
    'refund_after_sale',
    'staff',
    { status: 'completed', afterSaleOpen: true, differenceOpen: true },
  ],
  ['an after-sale that is over does not go on', 'receive_return', 'staff', { status: 'completed' }],
  ['a refund that nobody asked for is not completed', 'complete_refund', 'system', { refunding: 0 }],
  ['what nobody asked to cancel is not reviewed', 'review_cancellation', 'staff', {}],
  ['nor cancelled after a review', 'cancel_after_review', 'staff', {}],
  ['cancellation needs money paid', 'request_cancellation', 'shopper', { paid: 0 }],
  [
    'one after-sale request, ever',
    'request_after_sale',
    'shopper',
    { status: 'completed', afterSaleFiled: true },
  ],
  [
    'no after-sale when closed by hand',
    'request_after_sale',
    'shopper',
    { status: 'completed', completedBy: 'hand' },
  ],
  ['receipts are not reopened', 'reopen', 'staff', { status: 'completed', completedBy: 'receipt' }],
  [
    'what was given back for is not reopened',
    'reopen',
    'staff',
    { status: 'completed', completedBy: 'hand', uncovered: 1 },
  ],
  ['a partly shipped order is not completed by hand', 'complete', 'staff', { unitsShipped: 1 }],
  ['nothing is reviewed twice', 'review', 'shopper', { status: 'completed', linesUnreviewed: 0 }],
  [
    'nothing is reviewed while it is turned off',
    'review',
    'shopper',
    { status: 'completed', reviewsEnabled: false },
  ],
];
test.each(conditions)('%s', (_, action, actor, over) => {
  expect(orderRefusal(action, { kind: actor, permissions: all }, facts(over))?.code).toBe('condition');
});

test('what an edit left owed goes back also while an after-sale is open, and so does what was paid too much', () => {
  const owed = { status: 'completed', uncovered: -1 } as const;
  expect(may('request_refund', 'staff', owed)).toBe(true);
  expect(may('request_refund', 'staff', { ...owed, afterSaleOpen: true })).toBe(true);
  expect(may('request_refund', 'staff', { ...owed, afterSaleOpen: true, differenceOpen: false })).toBe(false);
  expect(may('request_refund', 'staff', { ...owed, uncovered: 1, differenceOpen: false })).toBe(true);
});

const blocked: [OrderAction, OrderActor, Partial<OrderFacts>][] = [
  ['ship', 'staff', {}],
  ['redeem', 'verifier', { deliveryMode: 'pickup' }],
  ['redeem', 'staff', { deliveryMode: 'pickup' }],
  ['edit', 'staff', {}],
  ['confirm_receipt', 'shopper', { status: 'shipped' }],
  ['confirm_receipt', 'system', { status: 'shipped' }],
  ['cancel', 'staff', {}],
  ['complete', 'staff', {}],
  ['request_cancellation', 'shopper', {}],
];
test.each(blocked)('an open cancellation blocks %s by %s', (action, actor, over) => {
  expect(may(action, actor, over)).toBe(true);
  expect(may(action, actor, { ...over, cancellationOpen: true })).toBe(false);
});

test('staff need the permission of the row; nobody else is asked for one', () => {
  for (const action of orderActions) {
    const permit = orderLifecycle.rows[action].by.staff;
    if (!permit) continue;
    expect(permit.permission).toBeDefined();
    const refusal = orderRefusal(
      action,
      { kind: 'staff', permissions: new Set() },
      facts({ status: permit.from?.[0] ?? null }),
    );
    expect(refusal).toEqual({ code: 'permission_denied', permission: permit.permission });
  }
  expect(may('confirm_receipt', 'shopper', { status: 'shipped' })).toBe(true);
});

const outcomes: [OrderAction, Partial<OrderFacts>, OrderStatus][] = [
  ['place', { status: null, payLater: true, paid: 0, due: 100 }, 'processing'],
  ['place', { status: null, due: 0, paid: 0 }, 'processing'],
  ['place', { status: null, due: 100, paid: 0 }, 'pending_payment'],
  ['submit_proof', { status: 'pending_payment' }, 'pending_confirmation'],
  ['confirm_payment', { status: 'pending_confirmation' }, 'processing'],
  ['reject_proof', { status: 'pending_confirmation' }, 'pending_payment'],
  ['receive_surplus', { status: 'cancelled' }, 'cancelled'],
  ['change_payment_method', { status: 'pending_payment', due: 100 }, 'pending_payment'],
  ['change_payment_method', { status: 'pending_payment', due: 100, payLater: true }, 'processing'],
  ['change_payment_method', { status: 'pending_payment', due: 0 }, 'processing'],
  ['collect', { status: 'completed' }, 'completed'],
  ['review_cancellation', { status: 'shipped' }, 'shipped'],
  ['cancel_after_review', { status: 'shipped' }, 'cancelled'],
  ['request_refund', { status: 'cancelled' }, 'cancelled'],
  ['complete_refund', { status: 'cancelled' }, 'cancelled'],
  ['expire', { status: 'pending_payment' }, 'cancelled'],
  ['cancel', {}, 'cancelled'],
  ['ship', { unitsUnshipped: 1, unitsShipped: 1 }, 'processing'],
  ['ship', { unitsUnshipped: 0, unitsShipped: 2 }, 'shipped'],
  ['ship', { unitsUnshipped: 0, unitsShipped: 2, autoReceiptDays: 0 }, 'completed'],
  ['edit_tracking', { status: 'shipped' }, 'shipped'],
  ['redeem', { deliveryMode: 'pickup' }, 'completed'],
  ['confirm_receipt', { status: 'shipped' }, 'completed'],
  ['mark_out_of_stock', {}, 'out_of_stock'],
  ['back_in_stock', { status: 'out_of_stock' }, 'processing'],
  ['reopen', { status: 'completed' }, 'processing'],
  ['add_note', { status: 'cancelled' }, 'cancelled'],
];
test.each(outcomes)('%s of %j leads to %s', (action, over, status) => {
  expect(orderOutcome(action, facts(over))).toBe(status);
});

test('the buttons are exactly what the guard lets through', () => {
  for (const status of [null, ...orderStatuses])
    for (const kind of orderActors) {
      const doer = { kind, permissions: all };
      const buttons = allowedOrderActions(doer, facts({ status }));
      expect(buttons).toEqual(
        orderActions.filter((action) => !orderRefusal(action, doer, facts({ status }))),
      );
    }
});
