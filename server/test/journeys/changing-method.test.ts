import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import { newKey, type Seen } from '../support/running-shop';
import { openPaymentShop } from '../support/payment-shop';

/** Mission A4: whoever could not pay one way may choose another. */
const shop = openPaymentShop();

const change = (order: Seen, kind: PaymentKind) =>
  shop.acts('change_payment_method', order, { paymentMethodId: shop.has.paymentMethodIds[kind] });

test('to the balance, which pays at once, and refunds to it when the order is cancelled', async () => {
  await shop.topUp('shopper', 2000);
  const { order } = await shop.placeOne({ paying: 'wechat_pay' });
  const paid = await change(order, 'balance');
  expect(paid).toMatchObject({
    ...{ status: 'processing', version: 2, amounts: { paid: 1800, due: 0 } },
    payment: { kind: 'balance', state: 'paid', deadline: null },
  });
  expect(await shop.balance('shopper')).toBe(200);
  const { timeline, payments } = await shop.seen(order);
  expect(payments).toMatchObject([{ kind: 'balance', amount: 1800, transactionId: null }]);
  expect(timeline.at(-1)).toMatchObject({
    ...{ action: 'change_payment_method', from: 'pending_payment', to: 'processing' },
    details: { before: { 'zh-CN': '微信支付' }, after: { 'zh-CN': '余额' } },
  });
  await shop.drain();
  expect(await shop.alertsOf(order.orderNo)).toEqual(['new_order']);
  await shop.deskActs('cancel', paid, { reason: '供应商断货' });
  await shop.drain();
  expect(await shop.balance('shopper')).toBe(2000);
  expect(await shop.seen(order)).toMatchObject({
    ...{ status: 'cancelled', amounts: { paid: 1800, refunded: 1800, due: 0 } },
    refunds: [{ way: 'balance', state: 'succeeded', amount: 1800 }],
  });
  expect((await shop.shopper.getMyBalance({ query: {} })).items).toMatchObject([
    { cause: 'refund', amount: 1800, balanceAfter: 2000, orderNo: order.orderNo },
    { cause: 'payment', amount: -1800, balanceAfter: 200, orderNo: order.orderNo },
    { cause: 'top_up', amount: 2000, balanceAfter: 2000, orderNo: null },
  ]);
});

test('to a balance that is too low: the order stays as it was, whether it is placed or changed', async () => {
  await shop.topUp('other', 1799);
  const skuId = await shop.addSku();
  const lines = [{ skuId, quantity: 1 }];
  const tooLow = { status: 422, code: 'balance_too_low', params: { balance: '¥17.99' } };
  const body = await shop.orderBody({ by: 'other', lines, paying: 'balance' });
  expect(await shop.refused(() => shop.other.placeOrder({ body }, newKey()))).toEqual(tooLow);
  const order = await shop.place({ by: 'other', lines, paying: 'alipay' });
  const { balance } = shop.has.paymentMethodIds;
  const toBalance = () => shop.acts('change_payment_method', order, { paymentMethodId: balance }, shop.other);
  expect(await shop.refused(toBalance)).toEqual(tooLow);
  await shop.topUp('other', 1);
  expect(await toBalance()).toMatchObject({ status: 'processing', payment: { state: 'paid' } });
  expect(await shop.balance('other')).toBe(0);
});

test('to paying on delivery, which asks for nothing now', async () => {
  const { order } = await shop.placeOne({ paying: 'alipay' });
  await shop.openAttempt('shopper', order.orderNo);
  const changed = await change(order, 'cash_on_delivery');
  expect(changed).toMatchObject({
    ...{ status: 'processing', amounts: { paid: 0, due: 1800 } },
    payment: { kind: 'cash_on_delivery', state: 'unpaid', deadline: null },
  });
  const [attempt] = (await shop.seen(order)).attempts;
  expect(attempt?.state).toBe('closed');
  // The page may still be paid: the money goes back, and the courier collects all the same.
  await shop.misbehave('alipay', 'not_enough');
  await shop.pay(attempt?.attemptNo ?? '');
  await shop.drain();
  const surplus = await shop.seen(order);
  expect(surplus).toMatchObject({
    ...{ status: 'processing', amounts: { total: 1800, paid: 1800, refunded: 0, due: 1800 } },
    refunds: [{ state: 'failed' }],
  });
  const shipped = await shop.shipAll(surplus);
  const received = await shop.acts('confirm_receipt', shipped, {});
  expect(received.amounts).toMatchObject({ paid: 3600, refunded: 0 });
  const { id = '', version = 0 } = (await shop.seen(order)).refunds[0] ?? {};
  await shop.owner.actOnRefund({ params: { id, action: 'retry' }, body: { version } });
  await shop.askProviders();
  expect(await shop.seen(order)).toMatchObject({
    ...{ status: 'completed', amounts: { paid: 3600, refunded: 1800, due: 0 }, refundable: 1800 },
  });
});

test('from one provider to the other and back, each time by a new attempt', async () => {
  const { order } = await shop.placeOne({ paying: 'wechat_pay' });
  const first = await shop.openAttempt('shopper', order.orderNo);
  const toAlipay = await change(order, 'alipay');
  const second = await shop.openAttempt('shopper', order.orderNo);
  await change(toAlipay, 'wechat_pay');
  const third = await shop.openAttempt('shopper', order.orderNo);
  expect(new Set([first, second, third]).size).toBe(3);
  await shop.pay(third);
  expect(await shop.seen(order)).toMatchObject({
    ...{ status: 'processing', payments: [{ kind: 'wechat_pay', amount: 1800 }] },
    attempts: [
      { attemptNo: third, kind: 'wechat_pay', state: 'paid' },
      { attemptNo: second, kind: 'alipay', state: 'closed' },
      { attemptNo: first, kind: 'wechat_pay', state: 'closed' },
    ],
  });
});

test('to a method that is not offered for this order', async () => {
  const { order } = await shop.placeOne({ paying: 'wechat_pay' });
  const unavailable = { status: 422, code: 'payment_method_unavailable', params: {} };
  expect(await shop.refused(() => change(order, 'pay_at_store'))).toEqual(unavailable);
  const paymentMethodId = '999';
  expect(await shop.refused(() => shop.acts('change_payment_method', order, { paymentMethodId }))).toEqual(
    unavailable,
  );
});

test('not once it is paid, cancelled or waits for its proof to be looked at', async () => {
  const { order: paid } = await shop.paidOne({ paying: 'wechat_pay' });
  const cancelled = await shop.acts('cancel', (await shop.placeOne()).order, {});
  const proven = await shop.submitProof((await shop.placeOne()).order);
  for (const order of [paid, cancelled, proven])
    expect(await shop.refused(() => change(order, 'balance'))).toMatchObject({
      ...{ status: 409, code: 'action_not_allowed', params: { why: 'wrong_status' } },
    });
});
