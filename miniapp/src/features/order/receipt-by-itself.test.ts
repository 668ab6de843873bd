import type { TrackingState } from '@lanzi/shared/fulfilment/tracking';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { receiptByItself } from './receipt-by-itself';

const time = '2026-06-10T06:05:00Z';
const shipped = (state: TrackingState | null, over: Partial<ShopOrder> = {}) =>
  receiptByItself({
    status: 'shipped',
    autoReceiptAt: time,
    cancellation: null,
    shipments: [
      { tracking: state && { state, updatedAt: null, signedAt: null, traces: [] } },
    ] as ShopOrder['shipments'],
    ...over,
  });

test('a parcel that nobody tells of is received at its time', () => {
  expect(shipped(null)).toEqual({ kind: 'at', time });
  expect(shipped('unknown')).toEqual({ kind: 'at', time });
});

test('a parcel under way is received so many days after it is signed for', () => {
  for (const state of ['collected', 'out_for_delivery', 'awaiting_pickup', 'problem'] as const)
    expect(shipped(state)).toEqual({ kind: 'once_signed' });
  expect(shipped('signed')).toEqual({ kind: 'at', time });
});

test('nothing is received by itself while a parcel comes back, or once there is nothing to receive', () => {
  expect(shipped('returning', { autoReceiptAt: null })).toEqual({ kind: 'not_while_returning' });
  expect(shipped('signed', { status: 'completed', autoReceiptAt: null })).toBeUndefined();
  expect(shipped('signed', { status: 'processing' })).toBeUndefined();
  const cancellation = { list: 'to_review' } as ShopOrder['cancellation'];
  expect(shipped('signed', { cancellation })).toBeUndefined();
});
