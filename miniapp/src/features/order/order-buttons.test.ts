import type { ShopOrderSummary } from '@lanzi/shared/order/order.contract';
import { buttonsOf, comesBack } from './order-buttons';

const order = (
  over: Pick<ShopOrderSummary, 'paymentKind' | 'allowedActions'> & Partial<ShopOrderSummary>,
): ShopOrderSummary => ({
  ...{ orderNo: '202605310001', status: 'pending_payment', version: 1, deliveryMode: 'express' },
  ...{ storeName: null, total: 1990, paymentState: 'unpaid', deadline: null, itemCount: 1, lines: [] },
  ...{ parcels: null, cancellationOpen: false },
  placedAt: '2026-05-31T06:05:00Z',
  ...over,
});
const unpaid = ['change_payment_method', 'cancel'] as const;

test.each(['wechat_pay', 'alipay', 'balance'] as const)('%s is paid in the cashier', (paymentKind) =>
  expect(buttonsOf(order({ paymentKind, allowedActions: [...unpaid] }))).toEqual(['cancel', 'pay']),
);

test('a transfer is proven', () =>
  expect(buttonsOf(order({ paymentKind: 'offline', allowedActions: ['submit_proof', ...unpaid] }))).toEqual([
    'cancel',
    'submit_proof',
  ]));

test('a paid order can be asked to be cancelled, beside the main thing to do', () =>
  expect(
    buttonsOf(
      order({ paymentKind: 'wechat_pay', allowedActions: ['confirm_receipt', 'request_cancellation'] }),
    ),
  ).toEqual(['request_cancellation', 'confirm_receipt']));

test('of an order whose parcel comes back, the receipt is not the main thing to do', () => {
  const allowedActions: ShopOrderSummary['allowedActions'] = ['confirm_receipt', 'request_cancellation'];
  const returning = order({ paymentKind: 'wechat_pay', allowedActions, parcels: 'returning' });
  expect(buttonsOf(returning)).toEqual(['confirm_receipt', 'request_cancellation']);
  expect(comesBack(returning)).toBe(true);
});

test('what was received can be reviewed', () =>
  expect(buttonsOf(order({ paymentKind: 'wechat_pay', allowedActions: ['review'] }))).toEqual(['review']));

test('a received order can be exchanged or sent back', () =>
  expect(buttonsOf(order({ paymentKind: 'wechat_pay', allowedActions: ['request_after_sale'] }))).toEqual([
    'request_after_sale',
  ]));

test('nothing is offered that the server does not allow', () =>
  expect(buttonsOf(order({ paymentKind: 'wechat_pay', allowedActions: [] }))).toEqual([]));
