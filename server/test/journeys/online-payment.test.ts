import { newKey, type Wish } from '../support/running-shop';
import { openPaymentShop } from '../support/payment-shop';
import { problemOf, refusalOf } from '../support/refusals';

const shop = openPaymentShop();
const providers = ['wechat_pay', 'alipay'] as const;

test.each([
  ['wechat_pay', 'phone', 'redirect', 'h5'],
  ['wechat_pay', 'desktop', 'qr', 'native'],
  ['alipay', 'phone', 'redirect', 'wap'],
  ['alipay', 'desktop', 'redirect', 'page'],
] as const)('an order is paid by %s from a %s', async (paying, client, how, kind) => {
  const { order, skuId } = await shop.placeOne({ paying });
  expect([order.status, order.payment.deadline]).toEqual(['pending_payment', '2026-01-15T02:30:00.000Z']);
  const params = { orderNo: order.orderNo };
  const request = await shop.shopper.openPayment({ params, body: { client } });
  expect(request).toEqual({
    attemptNo: expect.stringMatching(/^P20260115\d{14}$/),
    ...{ amount: 1800, expiresAt: '2026-01-15T02:30:00.000Z' },
    pay: expect.objectContaining({ how }),
  });
  const { attemptNo } = request;
  // Opened again it is the same attempt.
  expect(await shop.openAttempt('shopper', order.orderNo, client)).toBe(attemptNo);

  const trade = await shop.pay(attemptNo);
  expect(trade).toMatchObject({ kind, status: 'paid', amount: 1800, refunds: [] });
  const paid = await shop.seen(order);
  expect(paid).toMatchObject({
    ...{ status: 'processing', version: 2, refunds: [], refundable: 0 },
    amounts: { total: 1800, paid: 1800, refunded: 0, due: 0 },
    payment: { kind: paying, state: 'paid', deadline: null },
  });
  expect(paid.attempts).toEqual([
    {
      ...{ attemptNo, kind: paying, amount: 1800, state: 'paid' },
      ...{ openedAt: order.placedAt, transactionId: trade.tradeNo },
    },
  ]);
  expect(paid.payments).toEqual([
    {
      ...{ kind: paying, amount: 1800, receivedAt: order.placedAt, recordedBy: '', note: '' },
      transactionId: trade.tradeNo,
    },
  ]);
  expect(paid.timeline.map(({ action, actor, to }) => [action, actor.kind, to])).toEqual([
    ['place', 'shopper', 'pending_payment'],
    ['pay', 'system', 'processing'],
  ]);
  expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 1, sold: 0 });
  expect(await shop.strayOf(order.orderNo)).toEqual([]);
});

test('in the mini-program the payer is the WeChat user who ordered, with parameters that the shop signed', async () => {
  const user = await shop.wechatUser('amei');
  const skuId = await shop.addSku();
  const wish: Wish = { lines: [{ skuId, quantity: 1 }], pickup: true, paying: 'wechat_pay' };
  const order = await user.placeOrder({ body: await shop.orderBody(wish) }, newKey());
  const params = { orderNo: order.orderNo };
  const { attemptNo, pay } = await user.openPayment({ params, body: { client: 'miniapp' } });
  expect(pay).toMatchObject({ how: 'wechat_jsapi', signType: 'RSA' });
  expect((await shop.tryToPay({ ...pay, nonceStr: 'another' })).statusCode).toBe(400);
  const trade = await shop.pay(pay);
  expect(trade).toMatchObject({ kind: 'jsapi', attemptNo, amount: 1000 });
  expect(await user.getMyOrder({ params })).toMatchObject({
    status: 'processing',
    payment: { state: 'paid' },
  });
});

test('whom WeChat does not know cannot pay in the mini-program, but elsewhere', async () => {
  const { order } = await shop.placeOne({ paying: 'wechat_pay' });
  const params = { orderNo: order.orderNo };
  const open = shop.shopper.openPayment({ params, body: { client: 'miniapp' } });
  expect(await refusalOf(open)).toMatchObject({ status: 422, code: 'payment_method_unavailable' });
  await shop.pay(await shop.openAttempt('shopper', order.orderNo, 'phone'));
  expect((await shop.seen(order)).status).toBe('processing');
});

test.each(providers)('told twice by %s, an order is paid once', async (paying) => {
  await shop.misbehave(paying, 'notify_twice');
  const { order, attemptNo } = await shop.paidOne({ paying });
  const [trade] = [await shop.trade(attemptNo)];
  // And asked once more.
  const { orderNo } = order;
  expect(await shop.shopper.checkPayment({ params: { orderNo } })).toMatchObject({ status: 'processing' });
  const after = await shop.seen(order);
  expect(after).toMatchObject({ version: 2, amounts: { paid: 1800, due: 0 }, refunds: [] });
  expect(after.payments).toHaveLength(1);
  expect(trade?.refunds).toEqual([]);
  expect(await shop.strayOf(orderNo)).toEqual([]);
});

test.each(providers)('the shop hears of an order paid by %s once it is paid, not before', async (paying) => {
  const { order } = await shop.placeOne({ paying });
  const attemptNo = await shop.openAttempt('shopper', order.orderNo);
  await shop.drain();
  expect(await shop.alertsOf(order.orderNo)).toEqual([]);
  await shop.pay(attemptNo);
  await shop.drain();
  expect(await shop.alertsOf(order.orderNo)).toEqual(['new_order']);
});

test('another device pays by an attempt of its own: the first one is closed', async () => {
  const { order } = await shop.placeOne({ paying: 'wechat_pay' });
  const onPhone = await shop.openAttempt('shopper', order.orderNo, 'phone');
  const atDesk = await shop.openAttempt('shopper', order.orderNo, 'desktop');
  expect(await shop.trade(onPhone)).toMatchObject({ status: 'closed' });
  expect((await shop.tryToPay(onPhone)).statusCode).toBe(409);
  await shop.pay(atDesk);
  const { attempts, status } = await shop.seen(order);
  expect([status, attempts.map(({ attemptNo, state }) => [attemptNo, state])]).toEqual([
    'processing',
    [
      [atDesk, 'paid'],
      [onPhone, 'closed'],
    ],
  ]);
});

test('only one’s own order can be paid or asked about, and nobody else learns that it exists', async () => {
  const { order } = await shop.placeOne({ paying: 'wechat_pay' });
  const params = { orderNo: order.orderNo };
  await shop.openAttempt('shopper', order.orderNo);
  for (const ask of [
    () => shop.other.openPayment({ params, body: { client: 'phone' } }),
    () => shop.other.checkPayment({ params }),
  ])
    expect(await shop.refused(ask)).toMatchObject({ status: 404, code: 'not_found' });
});

test('what does not wait for an online payment cannot be opened', async () => {
  const open = (orderNo: string) =>
    shop.refused(() => shop.shopper.openPayment({ params: { orderNo }, body: { client: 'phone' } }));
  const { order: offline } = await shop.placeOne();
  expect(await open(offline.orderNo)).toEqual({ status: 422, code: 'payment_not_online', params: {} });
  const { order: paid } = await shop.paidOne({ paying: 'alipay' });
  const notAllowed = { status: 409, code: 'action_not_allowed', params: { action: 'pay' } };
  expect(await open(paid.orderNo)).toMatchObject({ ...notAllowed, params: { status: 'processing' } });
  const { order: unpaid } = await shop.placeOne({ paying: 'alipay' });
  await shop.acts('cancel', unpaid, {});
  expect(await open(unpaid.orderNo)).toMatchObject({ ...notAllowed, params: { status: 'cancelled' } });
});

test('a shopper may open thirty payments and ask for sixty in ten minutes, then has to wait', async () => {
  const somebody = await shop.newShopper();
  const params = { orderNo: '2601150000000000' };
  const answers = async (count: number, ask: () => Promise<unknown>) => {
    for (let n = 0; n < count; n++) expect((await refusalOf(ask())).code).toBe('not_found');
    const problem = await problemOf(ask());
    expect([problem.status, problem.code]).toEqual([429, 'rate_limited']);
    expect(problem.params.seconds).toBeGreaterThan(0);
  };
  await answers(30, () => somebody.openPayment({ params, body: { client: 'phone' } }));
  await answers(60, () => somebody.checkPayment({ params }));
});
