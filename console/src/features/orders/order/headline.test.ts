import type { TrackingState } from '@lanzi/shared/fulfilment/tracking';
import type { ConsoleOrder, OrderLine } from '@lanzi/shared/order/order.contract';
import { nextOf, receiptByItself } from './headline';

const time = '2026-01-22T02:00:00.000Z';
const order = (status: ConsoleOrder['status'], states: (TrackingState | null)[], shipped = 2) => ({
  ...{ status, autoReceiptAt: status === 'shipped' ? time : null, delivery: { mode: 'express' as const } },
  shipments: states.map((state) => ({ tracking: state && { state } })),
  lines: [{ quantity: 2, quantityShipped: shipped } as OrderLine],
});

test('days until the automatic receipt count from the signing', () => {
  expect(receiptByItself(order('shipped', ['in_transit']))).toEqual({ kind: 'once_signed' });
  expect(receiptByItself(order('shipped', ['signed', 'collected']))).toEqual({ kind: 'once_signed' });
  expect(receiptByItself(order('shipped', ['signed']))).toEqual({ kind: 'at', time });
  expect(receiptByItself(order('shipped', [null]))).toEqual({ kind: 'at', time });
});

test('no receipt is promised while a parcel is in trouble or comes back, or once it was received', () => {
  for (const state of ['problem', 'returning', 'returned'] as const)
    expect(receiptByItself(order('shipped', ['signed', state]))).toBeUndefined();
  expect(receiptByItself(order('completed', ['signed']))).toBeUndefined();
});

test('once a part has left, the rest is to be packed', () => {
  expect(nextOf(order('processing', []))).toBe('toShip');
  expect(nextOf(order('processing', ['in_transit'], 1))).toBe('toShipRest');
  expect(nextOf(order('processing', ['returning'], 1))).toBe('returning');
  expect(nextOf(order('shipped', ['in_transit']))).toBe('shipped');
});
