import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { demoPaymentKeys } from '../../../scripts/src/start/payment-keys';
import { CarryOutRefunds } from '../../src/order/money/carry-out-refunds';
import { CheckAttempts } from '../../src/order/money/check-attempts';
import { ExpireOrders } from '../../src/order/expire-orders';
import { Order } from '../../src/order/order.entity';
import { notification } from '../payment/alipay-side';
import { usesMariadb } from '../support/database';
import { newKey, RunningShop } from '../support/running-shop';
import { openPaymentShop, type Trade } from '../support/payment-shop';
import { outcomesOf, times } from '../support/outcomes';

const shop = openPaymentShop();
const second = usesMariadb ? new RunningShop(shop) : shop;
if (usesMariadb) {
  beforeAll(() => second.start());
  afterAll(() => second.stop());
}
const rounds = 12;
const { alipay } = demoPaymentKeys().providers;

/** Alipay tells either process that a trade is paid, in bytes that are the same each time. */
const teller = (attemptNo: string, { tradeNo }: Pick<Trade, 'tradeNo'>) => {
  const body = notification(
    {
      ...{ app_id: alipay.appId, seller_id: alipay.sellerId, notify_type: 'trade_status_sync' },
      ...{ out_trade_no: attemptNo, trade_no: tradeNo, trade_status: 'TRADE_SUCCESS' },
      ...{ total_amount: '18.00', gmt_payment: '2026-01-15 10:00:00' },
    },
    alipay.privateKey,
  );
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return async (n: number) => {
    const answer = await (n % 2 ? shop : second).fetch(null, '/api/hooks/alipay', {
      method: 'POST',
      body,
      headers,
    });
    return answer.text();
  };
};

/** The money is there, and the shop does not know yet. */
async function paidUnheard() {
  await shop.misbehave('alipay', 'never_notify');
  return shop.paidOne({ paying: 'alipay' });
}
const counted = async (table: string, { orderNo }: { orderNo: string }) =>
  shop.count(table, `order_id = (SELECT id FROM orders WHERE order_no = '${orderNo}')`);

test('one notification fifty times at once is one payment', async () => {
  const { order, attemptNo, trade } = await paidUnheard();
  const answers = await Promise.all(times(50, teller(attemptNo, trade)));
  expect(new Set(answers)).toEqual(new Set(['success']));
  expect(await counted('payments', order)).toBe(1);
  expect(await shop.seen(order)).toMatchObject({
    status: 'processing',
    version: 2,
    amounts: { paid: 1800, due: 0 },
  });
  expect(await shop.strayOf(order.orderNo)).toEqual([]);
});

test('money for nothing known, told fifty times at once, is kept once', async () => {
  const before = await shop.count('stray_money');
  const tell = teller('P20260115nobody0knows', { tradeNo: '2200fifty' });
  const answers = await Promise.all(times(50, tell));
  expect(new Set(answers)).toEqual(new Set(['success']));
  expect(await shop.count('stray_money')).toBe(before + 1);
});

test('late money, told fifty times at once, goes back once', async () => {
  const { order } = await shop.placeOne({ paying: 'alipay' });
  const attemptNo = await shop.openAttempt('shopper', order.orderNo);
  await shop.acts('cancel', order, {});
  await shop.misbehave('alipay', 'never_notify');
  const trade = await shop.pay(attemptNo);
  await Promise.all(times(50, teller(attemptNo, trade)));
  await shop.drain();
  expect(await shop.seen(order)).toMatchObject({ amounts: { paid: 1800, refunded: 1800, due: 0 } });
  expect((await shop.trade(attemptNo))?.refunds).toHaveLength(1);
  expect(await shop.strayOf(order.orderNo)).toHaveLength(1);
});

test('two pages of one order, paid and told of at once: one pays it, the other’s money goes back', async () => {
  for (let n = 0; n < rounds; n++) {
    const { order } = await shop.placeOne({ paying: 'alipay' });
    const onPhone = await shop.openAttempt('shopper', order.orderNo, 'phone');
    const atDesk = await shop.openAttempt('shopper', order.orderNo, 'desktop');
    await shop.misbehave('alipay', 'never_notify', { times: 2 });
    const tellers = [teller(onPhone, await shop.pay(onPhone)), teller(atDesk, await shop.pay(atDesk))];
    const answers = await Promise.all(tellers.flatMap((tell) => times(4, tell)));
    expect(new Set(answers)).toEqual(new Set(['success']));
    await shop.drain();
    expect(await shop.seen(order)).toMatchObject({
      ...{ status: 'processing', refundable: 0, refunds: [{ state: 'succeeded', amount: 1800 }] },
      amounts: { total: 1800, paid: 3600, refunded: 1800, due: 0 },
    });
    expect(await shop.strayOf(order.orderNo)).toMatchObject([{ kind: 'double' }]);
  }
});

test('paying against expiring: whoever has paid is never cancelled', async () => {
  const paid = [];
  for (let n = 0; n < rounds; n++) paid.push(await paidUnheard());
  await shop.later({ minutes: 30 });
  const sweeps = [shop, second].map((process) => process.app.get(ExpireOrders).sweep());
  const told = paid.map(({ attemptNo, trade }) => teller(attemptNo, trade)(1));
  await Promise.all([...sweeps, ...told]);
  for (const { order, skuId } of paid) {
    const after = await shop.seen(order);
    expect(after).toMatchObject({
      status: 'processing',
      version: 2,
      amounts: { paid: 1800, due: 0 },
      refunds: [],
    });
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 1, sold: 0 });
  }
});

test('paying against cancelling: either it is paid, or it is cancelled and nobody can pay', async () => {
  const resulted: Record<string, number> = {};
  for (let n = 0; n < rounds; n++) {
    const paying = n % 2 ? 'wechat_pay' : 'alipay';
    const { order, skuId } = await shop.placeOne({ paying });
    const attemptNo = await shop.openAttempt('shopper', order.orderNo);
    await shop.beginToPay(attemptNo);
    const cancel = outcomesOf([shop.acts('cancel', order, {})]);
    if (n % 3) await new Promise((resolve) => setTimeout(resolve, n));
    const [{ answers, refusals }, pay] = await Promise.all([cancel, shop.tryToPay(attemptNo)]);
    const after = await shop.seen(order);
    resulted[after.status] = (resulted[after.status] ?? 0) + 1;
    const trade = await shop.trade(attemptNo);
    if (answers.length === 1) {
      expect([after.status, trade?.status, pay.statusCode]).toEqual(['cancelled', 'closed', 409]);
      expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
    } else {
      expect(refusals).toEqual({ version_conflict: 1 });
      expect([after.status, trade?.status, pay.statusCode]).toEqual(['processing', 'paid', 200]);
      expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 1, sold: 0 });
    }
    expect(after.refunds).toEqual([]);
  }
  expect(Object.values(resulted).reduce((sum, count) => sum + count, 0)).toBe(rounds);
});

test('a late notification against the page’s last look is received once', async () => {
  const paid = await paidUnheard();
  await shop.later({ minutes: 1 });
  await Promise.all([
    shop.askProviders(),
    shop.shopper.checkPayment({ params: { orderNo: paid.order.orderNo } }),
    teller(paid.attemptNo, paid.trade)(0),
    teller(paid.attemptNo, paid.trade)(1),
  ]);
  expect(await shop.seen(paid.order)).toMatchObject({
    status: 'processing',
    version: 2,
    amounts: { paid: 1800 },
  });
});

test('two payments opened at once are one attempt', async () => {
  for (const paying of ['wechat_pay', 'alipay'] as const) {
    const { order } = await shop.placeOne({ paying });
    const params = { orderNo: order.orderNo };
    const open = (n: number) =>
      (n % 2 ? shop : second).shopper.openPayment({ params, body: { client: 'phone' } });
    const { answers, refusals } = await outcomesOf(times(8, open));
    expect([answers.length, refusals]).toEqual([8, {}]);
    expect(new Set(answers.map(({ attemptNo }) => attemptNo)).size).toBe(1);
    expect(await counted('payment_attempts', order)).toBe(1);
  }
});

test('two devices that open at once leave one attempt open, and it can be paid', async () => {
  const { order } = await shop.placeOne({ paying: 'wechat_pay' });
  const params = { orderNo: order.orderNo };
  const open = (n: number) =>
    shop.shopper.openPayment({ params, body: { client: n % 2 ? 'phone' : 'desktop' } });
  // Whose attempt another device closes while it is being opened is told to try again.
  await Promise.allSettled(times(6, open));
  const left = (await shop.seen(order)).attempts.filter(({ state }) => state === 'open');
  expect(left).toHaveLength(1);
  await shop.pay(await shop.openAttempt('shopper', order.orderNo, 'phone'));
  expect((await shop.seen(order)).status).toBe('processing');
});

test('a payment that a device opens just when another cancels is closed too', async () => {
  const { order } = await shop.placeOne({ paying: 'wechat_pay' });
  const onPhone = await shop.openAttempt('shopper', order.orderNo, 'phone');
  // While WeChat Pay takes its time to close the first attempt, the second takes its place.
  await shop.misbehave('wechat_pay', 'slow', { delayMs: 700 });
  const cancel = outcomesOf([shop.acts('cancel', order, {})]);
  while ((await shop.misbehaving()) > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const atDesk = await shop.openAttempt('shopper', order.orderNo, 'desktop');
  expect((await cancel).refusals).toEqual({});
  expect(await shop.seen(order)).toMatchObject({
    status: 'cancelled',
    attempts: [
      { attemptNo: atDesk, state: 'closed' },
      { attemptNo: onPhone, state: 'closed' },
    ],
  });
  expect((await shop.tryToPay(atDesk)).statusCode).toBe(409);
});

test('what two processes find due at once, one of them asks about', async () => {
  // Whatever else was open comes to its end first.
  for (const minutes of [40, 5]) {
    await shop.later({ minutes });
    await shop.runJob('expire unpaid orders');
    await shop.askProviders();
  }
  const { order } = await paidUnheard();
  const done = await completedOne();
  await shop.later({ minutes: 1 });
  const both = (sweep: (process: RunningShop) => Promise<unknown>) => Promise.all([shop, second].map(sweep));
  // Had the other one asked as well, it would have had an answer.
  await shop.misbehave('alipay', 'error');
  await both((process) => process.app.get(CheckAttempts).sweep());
  expect((await shop.seen(order)).status).toBe('pending_payment');
  await shop.refund(done, 1000);
  await shop.misbehave('alipay', 'error');
  await both((process) => process.app.get(CarryOutRefunds).sweep());
  expect((await shop.seen(done)).refunds).toMatchObject([{ state: 'requested', failure: 'provider_failed' }]);
  await shop.later({ minutes: 5 });
  await shop.askProviders();
  expect((await shop.seen(order)).status).toBe('processing');
  expect((await shop.seen(done)).refunds).toMatchObject([{ state: 'succeeded', failure: null }]);
});

/** A completed order that was paid online, so that all of it may go back. */
async function completedOne(): Promise<ConsoleOrder> {
  const { order } = await shop.paidOne({ paying: 'alipay', pickup: true });
  return shop.deskActs('redeem', order, { verifierId: String(shop.has.people.verifier.id) });
}

test('of two refunds at once that are too much together one is asked for', async () => {
  for (let n = 0; n < rounds; n++) {
    const done = await completedOne();
    const { orderNo, version } = done;
    const ask = (amount: number) => (m: number) =>
      (m % 2 ? shop : second).owner.actOnOrder(
        { params: { orderNo, action: 'request_refund' }, body: { version, amount, reason: '少发' } },
        newKey(),
      );
    const { answers, refusals } = await outcomesOf([ask(700)(n), ask(600)(n + 1)]);
    expect([answers.length, refusals]).toEqual([1, { version_conflict: 1 }]);
    await shop.drain();
    const after = await shop.seen(done);
    expect([700, 600]).toContain(after.amounts.refunded);
    expect(after).toMatchObject({ refunds: [{ state: 'succeeded', amount: after.amounts.refunded }] });
  }
});

test('a refund told of while the job asks about it is completed once', async () => {
  for (let n = 0; n < rounds; n++) {
    await shop.misbehave('alipay', 'refund_later');
    const done = await completedOne();
    await shop.refund(done, 1000);
    await shop.drain();
    const [refund] = (await shop.seen(done)).refunds;
    await shop.later({ minutes: 5 });
    await shop.misbehave('alipay', 'notify_twice');
    await Promise.all([
      shop.finishRefund(refund?.refundNo ?? '', 'SUCCESS'),
      ...[shop, second].map((process) => process.app.get(CarryOutRefunds).sweep()),
    ]);
    await shop.later({ minutes: 5 });
    await shop.askProviders();
    const after = await shop.seen(done);
    expect(after).toMatchObject({
      amounts: { paid: 1000, refunded: 1000 },
      refunds: [{ state: 'succeeded' }],
    });
    expect(after.timeline.filter(({ action }) => action === 'complete_refund')).toHaveLength(1);
  }
});

test('one refund to the balance that both processes carry out arrives once', async () => {
  const done = await completedOne();
  const before = await shop.balance('shopper');
  await shop.refund(done, 500, { to: 'balance' });
  const { id } = await shop.dataSource.manager.findOneByOrFail(Order, { orderNo: done.orderNo });
  await Promise.all(times(6, (n) => (n % 2 ? shop : second).app.get(CarryOutRefunds).ofOrder(id)));
  await shop.drain();
  expect(await shop.balance('shopper')).toBe(before + 500);
});

test('a balance that suffices for one of two orders pays one', async () => {
  const skuId = await shop.addSku({ onHand: 1000 });
  const body = await shop.orderBody({ lines: [{ skuId, quantity: 1 }], paying: 'balance', pickup: true });
  for (let n = 0; n < rounds; n++) {
    const left = await shop.balance('shopper');
    await shop.topUp('shopper', 1999 - left);
    const place = (m: number) => (m % 2 ? shop : second).shopper.placeOrder({ body }, newKey());
    const { answers, refusals } = await outcomesOf(times(4, place));
    expect([answers.length, refusals]).toEqual([1, { balance_too_low: 3 }]);
    expect(await shop.balance('shopper')).toBe(999);
  }
  expect(await shop.stock(skuId)).toEqual({ onHand: 1000, reserved: rounds, sold: 0 });
});

test('many who top up, spend and are refunded at once end with the sum of it all', async () => {
  const skuId = await shop.addSku({ price: 100, onHand: 1000 });
  const body = await shop.orderBody({ lines: [{ skuId, quantity: 1 }], paying: 'balance', pickup: true });
  await shop.topUp('shopper', 1000);
  const before = await shop.balance('shopper');
  const { answers } = await outcomesOf<unknown>([
    ...times(5, () => shop.topUp('shopper', 50)),
    ...times(5, (n) => (n % 2 ? shop : second).shopper.placeOrder({ body }, newKey())),
  ]);
  expect(answers).toHaveLength(10);
  expect(await shop.balance('shopper')).toBe(before + 250 - 500);
});
