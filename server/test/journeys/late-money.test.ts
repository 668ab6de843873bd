import { refusalOf } from '../support/refusals';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { openPaymentShop } from '../support/payment-shop';

/**
 * Money that came when it was not awaited any more: an Alipay page that nobody signed in on cannot be closed, and stays
 * payable until its time is over; WeChat Pay's attempt outlives its order when it was opened at the same moment.
 */
const shop = openPaymentShop();

/** All of it went back to where it came from, and staff were told. */
async function wentBack(order: ShopOrder, attemptNo: string, kind: 'late' | 'double', alerts: string[]) {
  await shop.drain();
  const trade = await shop.trade(attemptNo);
  const after = await shop.seen(order);
  const attempt = after.attempts.find((one) => one.attemptNo === attemptNo);
  const payment = after.payments.find(({ transactionId }) => transactionId === trade?.tradeNo);
  const { amount = 0, transactionId = '' } = { ...payment, ...attempt, transactionId: trade?.tradeNo };
  const refund = after.refunds.find(({ refundNo }) => refundNo === trade?.refunds[0]?.no);
  expect(refund).toMatchObject({ state: 'succeeded', way: attempt?.kind, amount, failure: null });
  expect(trade?.refunds).toEqual([{ no: refund?.refundNo, amount, status: 'succeeded' }]);
  expect(await shop.strayOf(order.orderNo)).toEqual([
    {
      ...{ id: expect.any(String), kind, provider: attempt?.kind, attemptNo, transactionId },
      ...{ amount, currency: 'CNY', expected: amount, orderNo: order.orderNo },
      ...{ receivedAt: expect.any(String), handledAt: expect.any(String), handledBy: null, note: '' },
      refund: { refundNo: refund?.refundNo, state: 'succeeded' },
    },
  ]);
  expect(await shop.alertsOf(order.orderNo)).toEqual(alerts);
  return after;
}

test('what WeChat Pay was slow to open while the order was cancelled cannot be paid', async () => {
  const { order, skuId } = await shop.placeOne({ paying: 'wechat_pay' });
  await shop.misbehave('wechat_pay', 'slow', { delayMs: 700 });
  const params = { orderNo: order.orderNo };
  const opening = refusalOf(shop.shopper.openPayment({ params, body: { client: 'desktop' } }));
  while ((await shop.misbehaving()) > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await shop.acts('cancel', order, {});
  expect(await opening).toMatchObject({ status: 409, code: 'version_conflict' });
  const { status, attempts } = await shop.seen(order);
  expect([status, attempts.map(({ state }) => state)]).toEqual(['cancelled', ['closed']]);
  expect(await shop.trade(attempts[0]?.attemptNo ?? '')).toMatchObject({ status: 'closed' });
  expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
});

test('paid on an Alipay page that outlived the cancelled order, the money goes back', async () => {
  const { order, skuId } = await shop.placeOne({ paying: 'alipay' });
  const attemptNo = await shop.openAttempt('shopper', order.orderNo);
  const cancelled = await shop.acts('cancel', order, {});
  expect(cancelled.status).toBe('cancelled');
  await shop.misbehave('alipay', 'notify_twice');
  await shop.pay(attemptNo);
  const after = await wentBack(order, attemptNo, 'late', ['stray_money']);
  expect(after).toMatchObject({ status: 'cancelled', amounts: { paid: 1800, refunded: 1800, due: 0 } });
  expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
});

test('paid on an Alipay page that was opened just before the order expired, the money goes back', async () => {
  const { order } = await shop.placeOne({ paying: 'alipay' });
  await shop.later({ minutes: 29, seconds: 30 });
  const attemptNo = await shop.openAttempt('shopper', order.orderNo);
  await shop.later({ seconds: 30 });
  await shop.runJob('expire unpaid orders');
  expect((await shop.seen(order)).status).toBe('cancelled');
  await shop.later({ seconds: 20 });
  await shop.pay(attemptNo);
  const after = await wentBack(order, attemptNo, 'late', ['stray_money']);
  expect(after.timeline.map(({ action }) => action)).toEqual([
    ...['place', 'expire', 'receive_surplus', 'complete_refund'],
  ]);
});

test('late money that nobody tells of is found when the page’s time is over, even if Alipay is away just then', async () => {
  const { order } = await shop.placeOne({ paying: 'alipay' });
  const attemptNo = await shop.openAttempt('shopper', order.orderNo);
  await shop.acts('cancel', order, {});
  await shop.misbehave('alipay', 'never_notify');
  await shop.pay(attemptNo);
  await shop.later({ minutes: 32, seconds: -1 });
  await shop.askProviders();
  expect((await shop.seen(order)).amounts.paid).toBe(0);
  await shop.misbehave('alipay', 'off', { times: 100 });
  await shop.later({ seconds: 1 });
  await shop.askProviders();
  expect((await shop.seen(order)).amounts.paid).toBe(0);
  await shop.behave();
  await shop.later({ minutes: 30 });
  await shop.askProviders();
  await wentBack(order, attemptNo, 'late', ['stray_money']);
  // Nothing more is asked about it.
  expect(await shop.attempt(attemptNo)).toMatchObject({ state: 'paid', nextCheckAt: null });
});

test('an attempt that is closed and stays unpaid is looked at once more, then never again', async () => {
  const { order } = await shop.placeOne({ paying: 'wechat_pay' });
  const attemptNo = await shop.openAttempt('shopper', order.orderNo);
  await shop.acts('cancel', order, {});
  expect(await shop.attempt(attemptNo)).toMatchObject({
    ...{ state: 'closed', checks: 0, nextCheckAt: new Date(shop.clock.in(32 * 60)) },
  });
  await shop.later({ minutes: 32 });
  await shop.askProviders();
  expect(await shop.attempt(attemptNo)).toMatchObject({ state: 'closed', checks: 1, nextCheckAt: null });
});

describe('whoever changes the payment method and pays both ways', () => {
  /** Alipay's page is open, then the shopper chooses WeChat Pay. */
  async function changedFromAlipay() {
    const { order, skuId } = await shop.placeOne({ paying: 'alipay' });
    const byAlipay = await shop.openAttempt('shopper', order.orderNo);
    const { paymentMethodIds } = shop.has;
    const changed = await shop.acts('change_payment_method', order, {
      paymentMethodId: paymentMethodIds.wechat_pay,
    });
    expect(changed).toMatchObject({ status: 'pending_payment', payment: { kind: 'wechat_pay' } });
    return { order, skuId, byAlipay, byWechat: await shop.openAttempt('shopper', order.orderNo) };
  }

  test('has the second money back when the new way was faster', async () => {
    const { order, byAlipay, byWechat, skuId } = await changedFromAlipay();
    await shop.pay(byWechat);
    expect((await shop.seen(order)).status).toBe('processing');
    await shop.pay(byAlipay);
    const after = await wentBack(order, byAlipay, 'double', ['new_order', 'stray_money']);
    expect(after).toMatchObject({
      ...{ status: 'processing', refundable: 0 },
      amounts: { total: 1800, paid: 3600, refunded: 1800, due: 0 },
    });
    expect((await shop.trade(byWechat))?.refunds).toEqual([]);
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 1, sold: 0 });
  });

  test('has the second money back when the old way was faster', async () => {
    const { order, byAlipay, byWechat } = await changedFromAlipay();
    await shop.pay(byAlipay);
    expect(await shop.seen(order)).toMatchObject({ status: 'processing', payments: [{ kind: 'alipay' }] });
    await shop.pay(byWechat);
    const after = await wentBack(order, byWechat, 'double', ['new_order', 'stray_money']);
    expect(after.amounts).toMatchObject({ total: 1800, paid: 3600, refunded: 1800, due: 0 });
    expect((await shop.trade(byAlipay))?.refunds).toEqual([]);
  });

  test('cannot pay the attempt that is left over for long: it is closed', async () => {
    const { order, byAlipay, byWechat } = await changedFromAlipay();
    await shop.pay(byAlipay);
    await shop.later({ minutes: 1 });
    await shop.askProviders();
    expect(await shop.trade(byWechat)).toMatchObject({ status: 'closed' });
    expect((await shop.seen(order)).attempts.map(({ state }) => state)).toEqual(['closed', 'paid']);
  });
});

describe('when the price was changed', () => {
  const changePrice = (order: ShopOrder, items: number) =>
    shop.deskActs('change_price', order, { items, shipping: 800 }, shop.owner);

  test('WeChat Pay’s attempt is closed, and the new one asks for the new amount', async () => {
    const { order } = await shop.placeOne({ paying: 'wechat_pay' });
    const old = await shop.openAttempt('shopper', order.orderNo);
    const changed = await changePrice(order, 600);
    expect(changed).toMatchObject({
      ...{ status: 'pending_payment', version: 2, attempts: [{ attemptNo: old, state: 'closed' }] },
      amounts: { items: 1000, discount: 400, total: 1400, due: 1400 },
    });
    expect((await shop.tryToPay(old)).statusCode).toBe(409);
    const attemptNo = await shop.openAttempt('shopper', order.orderNo);
    expect(attemptNo).not.toBe(old);
    expect(await shop.pay(attemptNo)).toMatchObject({ amount: 1400 });
    expect(await shop.seen(order)).toMatchObject({
      ...{ status: 'processing', amounts: { total: 1400, paid: 1400, due: 0 } },
      attempts: [
        { amount: 1400, state: 'paid' },
        { amount: 1800, state: 'closed' },
      ],
    });
  });

  test('the old amount paid on an old page goes back, and the new one is asked for in full', async () => {
    const { order } = await shop.placeOne({ paying: 'alipay' });
    const old = await shop.openAttempt('shopper', order.orderNo);
    await changePrice(order, 3000);
    await shop.misbehave('alipay', 'not_enough');
    await shop.pay(old);
    await shop.drain();
    // The refund is under way: what goes back pays for nothing.
    const waiting = await shop.seen(order);
    expect(waiting).toMatchObject({
      ...{ status: 'pending_payment', refunds: [{ state: 'failed', amount: 1800 }], refundable: 0 },
      amounts: { total: 3800, paid: 1800, refunded: 0, due: 3800 },
    });
    const attemptNo = await shop.openAttempt('shopper', order.orderNo);
    expect(await shop.pay(attemptNo)).toMatchObject({ amount: 3800 });
    expect(await shop.seen(order)).toMatchObject({
      ...{ status: 'processing', amounts: { total: 3800, paid: 5600, refunded: 0 }, refundable: 0 },
    });
    const [refund] = waiting.refunds;
    expect(await shop.alertsOf(order.orderNo)).toContain('refund_failed');
    await shop.owner.actOnRefund({
      params: { id: refund?.id ?? '', action: 'retry' },
      body: { version: refund?.version ?? 0 },
    });
    await shop.askProviders();
    // Whoever tries again has seen to it.
    const after = await wentBack(order, old, 'late', ['stray_money', 'new_order']);
    expect(after.amounts).toMatchObject({ total: 3800, paid: 5600, refunded: 1800, due: 0 });
  });

  test('more than the order costs, paid on an old page, does not count as its payment', async () => {
    const { order } = await shop.placeOne({ paying: 'alipay' });
    const old = await shop.openAttempt('shopper', order.orderNo);
    await changePrice(order, 100);
    await shop.misbehave('alipay', 'not_enough');
    await shop.pay(old);
    await shop.drain();
    const owing = await shop.seen(order);
    expect(owing).toMatchObject({
      ...{ status: 'pending_payment', refundable: 0, refunds: [{ state: 'failed' }] },
      amounts: { total: 900, paid: 1800, refunded: 0, due: 900 },
    });
    // Neither does another method take it for paid.
    const { offline } = shop.has.paymentMethodIds;
    const waits = await shop.acts('change_payment_method', owing, { paymentMethodId: offline });
    expect(waits.status).toBe('pending_payment');
    const confirmed = await shop.deskActs('confirm_payment', waits, {});
    expect(confirmed).toMatchObject({ status: 'processing', payments: [{ amount: 1800 }, { amount: 900 }] });
  });
});
