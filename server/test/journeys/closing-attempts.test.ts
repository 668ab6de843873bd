import type { ConsoleOrder, ShopOrder } from '@lanzi/shared/order/order.contract';
import type { Problem } from '@lanzi/shared/errors';
import { edit } from '../support/editing';
import { openPaymentShop } from '../support/payment-shop';
import { problemOf } from '../support/refusals';

/** Before an order is cancelled, expires or costs something else, its attempt is closed at the provider. */
const shop = openPaymentShop();
const providers = ['wechat_pay', 'alipay'] as const;

/** An order with an attempt that somebody began to pay, so that both providers know it. */
async function begun(paying: (typeof providers)[number]) {
  const { order, skuId } = await shop.placeOne({ paying });
  const attemptNo = await shop.openAttempt('shopper', order.orderNo);
  await shop.beginToPay(attemptNo);
  return { order, skuId, attemptNo };
}

/** The money is there, and the shop does not know yet. */
async function paidUnheard(paying: (typeof providers)[number]) {
  await shop.misbehave(paying, 'notify_late');
  return shop.paidOne({ paying });
}
const isPaid = { status: 'processing', version: 2, amounts: { paid: 1800, due: 0 }, refunds: [] };

describe.each(providers)('%s', (paying) => {
  test('closes the attempt of a cancelled order, and nobody can pay it any more', async () => {
    const { order, skuId, attemptNo } = await begun(paying);
    const cancelled = await shop.acts('cancel', order, {});
    expect([cancelled.status, cancelled.version]).toEqual(['cancelled', 2]);
    expect(await shop.trade(attemptNo)).toMatchObject({ status: 'closed' });
    expect((await shop.tryToPay(attemptNo)).statusCode).toBe(409);
    expect((await shop.seen(order)).attempts).toMatchObject([{ state: 'closed' }]);
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
  });

  test.each(['the shopper', 'staff'])('was faster than %s who cancels: the order is paid', async (who) => {
    const { order, skuId } = await paidUnheard(paying);
    const cancel =
      who === 'staff'
        ? shop.deskActs('cancel', order, { reason: '顾客不要了' })
        : shop.acts('cancel', order, {});
    const problem = (await problemOf(cancel)) as Problem & { order: ShopOrder | ConsoleOrder };
    expect([problem.status, problem.code]).toEqual([409, 'version_conflict']);
    expect(problem.order).toMatchObject({ ...isPaid, orderNo: order.orderNo });
    // The notification, at last, tells nothing new.
    expect(await shop.notifyNow()).toEqual({ sent: 1, acknowledged: 1 });
    expect(await shop.seen(order)).toMatchObject(isPaid);
    expect(await shop.strayOf(order.orderNo)).toEqual([]);
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 1, sold: 0 });
  });

  test('was faster than the deadline: the order is paid, not expired', async () => {
    const { order, skuId } = await paidUnheard(paying);
    await shop.later({ minutes: 30 });
    await shop.runJob('expire unpaid orders');
    expect(await shop.seen(order)).toMatchObject(isPaid);
    expect(await shop.notifyNow()).toEqual({ sent: 1, acknowledged: 1 });
    expect(await shop.seen(order)).toMatchObject(isPaid);
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 1, sold: 0 });
  });

  test('was faster than a change of price, of the method and a confirmation by hand', async () => {
    const { paymentMethodIds } = shop.has;
    const acts: ((order: ConsoleOrder) => Promise<unknown>)[] = [
      (order) => shop.deskActs('change_price', order, { items: 1, shipping: 0 }, shop.owner),
      (order) => shop.acts('change_payment_method', order, { paymentMethodId: paymentMethodIds.offline }),
      (order) => shop.deskActs('confirm_payment', order, {}),
    ];
    for (const act of acts) {
      const { order } = await paidUnheard(paying);
      expect((await problemOf(act(order))).code).toBe('version_conflict');
      expect(await shop.seen(order)).toMatchObject({ ...isPaid, payment: { kind: paying } });
    }
    await shop.notifyNow();
  });

  test.each(['off', 'error', 'wrong_signature'])(
    'in trouble (%s) keeps its order from being cancelled',
    async (mode) => {
      const { order, attemptNo } = await begun(paying);
      await shop.misbehave(paying, mode, { times: 100 });
      const cancel = () => shop.acts('cancel', order, {});
      expect(await shop.refused(cancel)).toMatchObject({ status: 502, code: 'provider_failed' });
      await shop.behave();
      expect((await cancel()).status).toBe('cancelled');
      expect(await shop.trade(attemptNo)).toMatchObject({ status: 'closed' });
    },
  );

  test('in trouble at the deadline: the order waits until it answers, and others expire meanwhile', async () => {
    const { order, skuId, attemptNo } = await begun(paying);
    const { order: another } = await shop.placeOne();
    await shop.later({ minutes: 30 });
    await shop.misbehave(paying, 'off', { times: 100 });
    await shop.runJob('expire unpaid orders');
    expect(await shop.seen(order)).toMatchObject({ status: 'pending_payment', version: 1 });
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 1, sold: 0 });
    expect((await shop.seen(another)).status).toBe('cancelled');
    await shop.behave();
    await shop.runJob('expire unpaid orders');
    expect(await shop.seen(order)).toMatchObject({ status: 'cancelled', attempts: [{ state: 'closed' }] });
    expect(await shop.trade(attemptNo)).toMatchObject({ status: 'closed' });
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
  });

  test('closes and forgets to say so: asking again is enough', async () => {
    const { order, attemptNo } = await begun(paying);
    await shop.misbehave(paying, 'forget_answer');
    const cancel = () => shop.acts('cancel', order, {});
    // Alipay's library asks a second time by itself.
    if (paying === 'wechat_pay')
      expect(await shop.refused(cancel)).toMatchObject({ status: 502, code: 'provider_failed' });
    expect((await cancel()).status).toBe('cancelled');
    expect(await shop.trade(attemptNo)).toMatchObject({ status: 'closed' });
  });

  test('is not asked to close anything by somebody who may not cancel', async () => {
    const { order, attemptNo } = await begun(paying);
    const cancel = () => shop.deskActs('cancel', order, { reason: '试试' }, shop.viewer);
    expect(await shop.refused(cancel)).toMatchObject({ status: 403, code: 'permission_denied' });
    await shop.later({ seconds: 1 });
    for (const stale of [
      () => shop.acts('cancel', { ...order, version: 9 }, {}),
      () => shop.acts('cancel', order, {}, shop.other),
    ])
      await shop.refused(stale);
    expect(await shop.trade(attemptNo)).toMatchObject({ status: 'unpaid' });
    expect((await shop.attempt(attemptNo)).state).toBe('open');
  });

  test('is not asked to close anything for what staff cannot do in the end', async () => {
    const { order, attemptNo } = await begun(paying);
    const wish = { lines: order.lines.map(({ id }) => ({ lineId: id, quantity: 101 })) };
    for (const refused of [
      () => shop.deskActs('change_price', order, { items: 0, shipping: 0 }, shop.owner),
      () => shop.deskActs('cancel', order, {}),
      () => edit(shop, order, wish),
      () => shop.acts('change_payment_method', order, { paymentMethodId: '999' }),
    ])
      await shop.refused(refused);
    expect(await shop.trade(attemptNo)).toMatchObject({ status: 'unpaid' });
    expect((await shop.attempt(attemptNo)).state).toBe('open');
  });

  test('may be changed for the balance, which pays at once and closes the attempt', async () => {
    await shop.topUp('shopper', 5000);
    const { order, attemptNo } = await begun(paying);
    const { balance } = shop.has.paymentMethodIds;
    const before = await shop.balance('shopper');
    const paid = await shop.acts('change_payment_method', order, { paymentMethodId: balance });
    expect(paid).toMatchObject({
      status: 'processing',
      payment: { kind: 'balance', state: 'paid', deadline: null },
    });
    expect(await shop.balance('shopper')).toBe(before - 1800);
    expect(await shop.trade(attemptNo)).toMatchObject({ status: 'closed' });
  });
});

describe('opening', () => {
  test.each(['off', 'error', 'wrong_signature', 'forget_answer'])(
    'fails when WeChat Pay is in trouble (%s), and the next try has an attempt of its own',
    async (mode) => {
      const { order } = await shop.placeOne({ paying: 'wechat_pay' });
      const open = () =>
        shop.shopper.openPayment({ params: { orderNo: order.orderNo }, body: { client: 'phone' } });
      await shop.misbehave('wechat_pay', mode);
      const problem = await problemOf(open());
      expect([problem.status, problem.code]).toEqual([502, 'provider_failed']);
      const { attempts, ...rest } = await shop.seen(order);
      expect(rest).toMatchObject({ status: 'pending_payment', version: 1 });
      const { attemptNo } = await open();
      expect(attempts).toMatchObject([{ state: 'closed' }]);
      await shop.pay(attemptNo);
      expect(await shop.seen(order)).toMatchObject(isPaid);
    },
  );
});
