import { orderStatuses } from '@lanzi/shared/order/order-lifecycle';
import type { ShopOrder, ShopOrderSummary } from '@lanzi/shared/order/order.contract';
import { order as words } from '@/locales/zh-CN/order';
import { nextStep, standingOfSummary, type Standing } from '@/lib/next-step';
import { progress, takenAt } from './progress';

const order = (over: Partial<Standing>): Standing => ({
  status: 'processing',
  mode: 'express',
  way: 'cashier',
  paidLater: false,
  cancelling: null,
  refund: null,
  expired: false,
  parcels: null,
  ...over,
});
const steps = (over: Partial<Standing>) => {
  const way = progress(order(over));
  return way && [way.steps.map((step) => step.key).join(' '), way.done];
};

test.each<[Partial<Standing>, string]>([
  [{ status: 'pending_payment', way: 'transfer' }, 'order.next.pay'],
  [{ status: 'pending_payment' }, 'order.next.payOnline'],
  [{ cancelling: 'open' }, 'order.next.cancelOpen'],
  [{ status: 'shipped', cancelling: 'to_review' }, 'order.next.cancelReview'],
  [{ status: 'shipped', cancelling: 'awaiting_return' }, 'order.next.cancelReturn'],
  [{ status: 'shipped', cancelling: 'return_failed' }, 'order.next.cancelReturnFailed'],
  [{ status: 'cancelled' }, 'order.next.cancelled'],
  [{ status: 'cancelled', expired: true }, 'order.next.expired'],
  [{ status: 'cancelled', refund: 'under_way' }, 'order.next.refunding'],
  [{ status: 'cancelled', refund: 'done' }, 'order.next.refunded'],
  [{ mode: 'pickup' }, 'order.next.pickUp'],
  [{ mode: 'pickup', paidLater: true }, 'order.next.pickUpCash'],
  [{}, 'order.next.ship'],
  [{ paidLater: true }, 'order.next.shipCash'],
  [{ mode: 'merchant_delivery' }, 'order.next.deliver'],
  [{ status: 'shipped' }, 'order.next.receive'],
  [{ status: 'shipped', parcels: 'unknown' }, 'order.next.receive'],
  [{ status: 'shipped', parcels: 'in_transit' }, 'order.next.onTheWay'],
  [{ status: 'shipped', parcels: 'out_for_delivery' }, 'order.next.outForDelivery'],
  [{ status: 'shipped', parcels: 'awaiting_pickup' }, 'order.next.awaitingPickup'],
  [{ status: 'shipped', parcels: 'problem' }, 'order.next.parcelProblem'],
  [{ status: 'shipped', parcels: 'returning' }, 'order.next.returning'],
  [{ status: 'shipped', parcels: 'signed' }, 'order.next.signed'],
  [{ parcels: 'in_transit' }, 'order.next.ship'],
  [{ parcels: 'returning' }, 'order.next.returning'],
  [{ status: 'shipped', parcels: 'returning', cancelling: 'awaiting_return' }, 'order.next.cancelReturn'],
  [{ status: 'completed', mode: 'pickup' }, 'order.next.pickedUp'],
])('%j: %s', (over, key) => expect(nextStep(order(over))).toBe(key));

test('every status has words for what happens next', () => {
  for (const status of orderStatuses)
    for (const mode of ['express', 'pickup', 'merchant_delivery'] as const) {
      const key = nextStep(order({ status, mode })).replace(/^order\./, '');
      expect(words).toHaveProperty([key]);
    }
});

describe('what a list tells of an order', () => {
  const summary: ShopOrderSummary = {
    ...{ orderNo: '202605310001', status: 'processing', version: 2, deliveryMode: 'express' },
    ...{ paymentKind: 'wechat_pay', paymentState: 'paid', total: 1990, placedAt: '2026-05-31T06:05:00Z' },
    ...{ storeName: null, deadline: null, itemCount: 1, lines: [], parcels: null, cancellationOpen: false },
    allowedActions: [],
  };
  const told = (over: Partial<ShopOrderSummary>) => nextStep(standingOfSummary({ ...summary, ...over }));

  test('an open cancellation comes before all else, then where its parcels are', () => {
    expect(told({})).toBe('order.next.ship');
    expect(told({ paymentKind: 'cash_on_delivery', paymentState: 'unpaid' })).toBe('order.next.shipCash');
    expect(told({ status: 'shipped', parcels: 'unknown' })).toBe('order.next.receive');
    expect(told({ status: 'shipped', parcels: 'out_for_delivery' })).toBe('order.next.outForDelivery');
    expect(told({ cancellationOpen: true })).toBe('order.next.cancelOpen');
    expect(told({ status: 'shipped', parcels: 'signed', cancellationOpen: true })).toBe(
      'order.next.cancelOpen',
    );
  });

  test('the money of a cancelled order is on its way until all of it is back', () => {
    const cancelled: Partial<ShopOrderSummary> = { status: 'cancelled', allowedActions: [] };
    expect(told({ ...cancelled, paymentState: 'unpaid' })).toBe('order.next.cancelled');
    expect(told(cancelled)).toBe('order.next.refunding');
    expect(told({ ...cancelled, paymentState: 'part_refunded' })).toBe('order.next.refunding');
    expect(told({ ...cancelled, paymentState: 'refunded' })).toBe('order.next.refunded');
  });
});

test('progress follows delivery and payment', () => {
  expect(steps({ status: 'pending_payment' })).toEqual(['placed paid shipped received', 1]);
  expect(steps({})).toEqual(['placed paid shipped received', 2]);
  expect(steps({ paidLater: true })).toEqual(['placed shipped received', 1]);
  expect(steps({ status: 'shipped' })).toEqual(['placed paid shipped received', 3]);
  expect(steps({ mode: 'pickup', paidLater: true })).toEqual(['placed ready pickedUp', 2]);
  expect(steps({ mode: 'pickup', status: 'out_of_stock' })).toEqual(['placed paid ready pickedUp', 2]);
  expect(steps({ mode: 'pickup', status: 'completed' })).toEqual(['placed paid ready pickedUp', 4]);
  expect(steps({ status: 'cancelled' })).toBeUndefined();
});

describe('when the steps were taken', () => {
  type Entry = ShopOrder['timeline'][number];
  const told = (
    kind: ShopOrder['payment']['kind'],
    ...entries: [Entry['action'], Entry['from'], Entry['to']][]
  ) => {
    const timeline = entries.map(([action, from, to], index) => ({
      ...{ at: `day ${index + 1}`, action, from, to, reason: null, details: null },
      actor: { kind: 'system' as const, name: '' },
    }));
    const order = { placedAt: 'day 1', timeline, payment: { kind } };
    return (['placed', 'paid', 'shipped', 'received'] as const).map((step) => takenAt(step, order));
  };

  test('an order paid in the cashier tells all of them', () =>
    expect(
      told(
        'wechat_pay',
        ['place', null, 'pending_payment'],
        ['pay', 'pending_payment', 'processing'],
        ['ship', 'processing', 'shipped'],
        ['track', 'shipped', 'shipped'],
        ['confirm_receipt', 'shipped', 'completed'],
      ),
    ).toEqual(['day 1', 'day 2', 'day 3', 'day 5']));

  test('what was recalled counts from when it left again', () =>
    expect(
      told(
        'balance',
        ['place', null, 'processing'],
        ['ship', 'processing', 'shipped'],
        ['recall_shipment', 'shipped', 'processing'],
        ['ship', 'processing', 'shipped'],
      ),
    ).toEqual(['day 1', 'day 1', 'day 4', undefined]));

  test('one that is paid at the door is not paid by being placed', () => {
    expect(told('cash_on_delivery', ['place', null, 'processing'])).toEqual([
      'day 1',
      undefined,
      undefined,
      undefined,
    ]);
    expect(
      told('cash_on_delivery', ['place', null, 'processing'], ['collect', 'processing', 'processing'])[1],
    ).toBe('day 2');
  });
});
