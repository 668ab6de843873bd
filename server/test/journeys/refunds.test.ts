import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import type { Refund } from '@lanzi/shared/payment/payment.contract';
import { openPaymentShop } from '../support/payment-shop';
import { refusalOf } from '../support/refusals';

const shop = openPaymentShop();
const providers = ['wechat_pay', 'alipay'] as const;
type Paying = (typeof providers)[number];

/** Staff cancel an order that was paid online; its refund was tried once, after `mode` was ordered. */
async function cancelled(paying: Paying, ...modes: string[]) {
  const paid = await shop.paidOne({ paying });
  for (const mode of modes) await shop.misbehave(paying, mode);
  const order = await shop.deskActs('cancel', paid.order, { reason: '顾客来电取消' });
  expect(order).toMatchObject({
    ...{ status: 'cancelled', amounts: { paid: 1800, refunded: 0, due: -1800 }, refundable: 0 },
    refunds: [{ state: 'requested', way: paying, amount: 1800, reason: '顾客来电取消', settledAt: null }],
  });
  const refundNo = order.refunds[0]?.refundNo ?? '';
  expect(refundNo).toMatch(/^R20\d{6}\d{14}$/);
  await shop.drain();
  return { ...paid, order: await shop.seen(order), refundNo };
}

/** The order's only refund, as the owner sees it. */
const refundOf = async ({ orderNo }: ConsoleOrder): Promise<Refund> => {
  const [refund] = (await shop.owner.getOrder({ params: { orderNo } })).refunds;
  if (!refund) throw new Error('there is no refund');
  return refund;
};

async function retry(order: ConsoleOrder): Promise<Refund> {
  const { id, version } = await refundOf(order);
  return shop.owner.actOnRefund({ params: { id, action: 'retry' }, body: { version } });
}

/** All of it went back, once. */
async function isRefunded(order: ConsoleOrder, attemptNo: string, refundNo: string): Promise<void> {
  await shop.drain();
  expect(await shop.seen(order)).toMatchObject({
    ...{ status: 'cancelled', amounts: { paid: 1800, refunded: 1800, due: 0 }, refundable: 0 },
    payment: { state: 'refunded' },
    refunds: [{ refundNo, state: 'succeeded', amount: 1800, failure: null, allowedActions: [] }],
  });
  expect((await shop.trade(attemptNo))?.refunds).toEqual([
    { no: refundNo, amount: 1800, status: 'succeeded' },
  ]);
}

describe.each(providers)('a refund through %s', (paying) => {
  test('succeeds at once, is seen by the shopper, and stands in the timeline', async () => {
    const { order, attemptNo, refundNo, skuId } = await cancelled(paying);
    await isRefunded(order, attemptNo, refundNo);
    const mine = await shop.shopper.getMyOrder({ params: { orderNo: order.orderNo } });
    expect(mine.refunds).toEqual([
      {
        ...{ amount: 1800, way: paying, state: 'succeeded' },
        ...{ requestedAt: expect.any(String), settledAt: expect.any(String) },
      },
    ]);
    expect(mine.timeline.map(({ action, actor }) => [action, actor.kind])).toEqual([
      ...[
        ['place', 'shopper'],
        ['pay', 'system'],
        ['cancel', 'staff'],
        ['complete_refund', 'system'],
      ],
    ]);
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
  });

  test('is accepted and succeeds later, as the notification tells', async () => {
    const { order, attemptNo, refundNo } = await cancelled(paying, 'refund_later');
    const waits = paying === 'wechat_pay' ? 'submitted' : 'requested';
    expect(order).toMatchObject({ amounts: { refunded: 0, due: -1800 }, refunds: [{ state: waits }] });
    await shop.misbehave(paying, 'notify_twice');
    await shop.finishRefund(refundNo, 'SUCCESS');
    await isRefunded(order, attemptNo, refundNo);
    // Both times it was acknowledged.
    expect(await shop.notifyNow()).toEqual({ sent: 0, acknowledged: 0 });
  });

  test('is accepted and succeeds later, as the job learns when nobody tells', async () => {
    const { order, attemptNo, refundNo } = await cancelled(paying, 'refund_later');
    await shop.misbehave(paying, 'never_notify');
    await shop.finishRefund(refundNo, 'SUCCESS');
    await shop.askProviders();
    expect((await refundOf(order)).state).not.toBe('succeeded');
    await shop.later({ minutes: 5 });
    await Promise.all([shop.askProviders(), shop.askProviders()]);
    await isRefunded(order, attemptNo, refundNo);
  });

  test('was recorded by a provider that forgot to answer: it is asked again with the same number', async () => {
    const { order, attemptNo, refundNo } = await cancelled(paying, 'forget_answer', 'never_notify');
    if (paying === 'wechat_pay')
      expect(order.refunds).toMatchObject([{ state: 'requested', failure: 'provider_failed' }]);
    await shop.later({ seconds: 20 });
    await shop.askProviders();
    await isRefunded(order, attemptNo, refundNo);
  });

  test('whose answer has a wrong signature is not believed, and asked for again with the same number', async () => {
    const { order, attemptNo, refundNo } = await cancelled(paying, 'wrong_signature', 'never_notify');
    expect(order.refunds).toMatchObject([{ state: 'requested', failure: 'provider_failed' }]);
    expect(order.amounts.refunded).toBe(0);
    await shop.later({ seconds: 20 });
    await shop.askProviders();
    await isRefunded(order, attemptNo, refundNo);
  });

  test('is asked for again while the provider is away, more and more seldom', async () => {
    const paid = await shop.paidOne({ paying });
    await shop.misbehave(paying, 'off', { times: 1000 });
    const order = await shop.deskActs('cancel', paid.order, { reason: '顾客来电取消' });
    await shop.drain();
    const from = shop.clock.now().getTime();
    const { refundNo } = await refundOf(order);
    const tries = async () => Number((await shop.refundRow(refundNo)).tries);
    const askedAt: number[] = [];
    for (let n = 0; n < 250; n++) {
      await shop.later({ seconds: 20 });
      const before = await tries();
      await shop.askProviders();
      if ((await tries()) > before) askedAt.push((shop.clock.now().getTime() - from) / 1000);
    }
    expect(askedAt).toEqual([20, 80, 260, 860, 2660, 4460]);
    await shop.behave();
    await shop.later({ minutes: 30 });
    await shop.askProviders();
    await isRefunded(order, paid.attemptNo, refundNo);
  });

  test('fails when the shop’s account has too little: staff are told and retry under the same number', async () => {
    const { order, attemptNo, refundNo } = await cancelled(paying, 'not_enough');
    const failed = await refundOf(order);
    expect(failed).toMatchObject({ state: 'failed', refundNo, allowedActions: ['retry', 'settle_by_hand'] });
    expect(failed.failure).toMatch(
      paying === 'wechat_pay' ? /^NOT_ENOUGH/ : /^ACQ.SELLER_BALANCE_NOT_ENOUGH/,
    );
    expect(await shop.alertsOf(order.orderNo)).toContain('refund_failed');
    // Nobody asks again by themselves, and the amount stays reserved.
    await shop.later({ minutes: 60 });
    await shop.askProviders();
    expect(await refundOf(order)).toEqual(failed);
    expect(order.refundable).toBe(0);
    expect(await retry(order)).toMatchObject({ state: 'requested', refundNo, failure: null });
    await shop.askProviders();
    await isRefunded(order, attemptNo, refundNo);
  });

  test('fails and is remitted by hand: the amounts follow', async () => {
    const { order, attemptNo } = await cancelled(paying, 'not_enough');
    const { id, version } = await refundOf(order);
    const settled = await shop.owner.actOnRefund({
      params: { id, action: 'settle_by_hand' },
      body: { version, remittance: '招行尾号 8899' },
    });
    expect(settled).toMatchObject({ state: 'succeeded', way: 'by_hand', remittance: '招行尾号 8899' });
    expect((await shop.seen(order)).amounts).toMatchObject({ paid: 1800, refunded: 1800, due: 0 });
    expect((await shop.trade(attemptNo))?.refunds).toEqual([]);
  });

  test('goes back in parts, up to what was paid and not a fen more', async () => {
    const { order: paid, attemptNo } = await shop.paidOne({ paying });
    await shop.deskActs('ship', paid, {
      packages: [
        {
          ...{ carrierId: '1', waybillNo: 'SF1234567890', shippedOn: '2026-01-15' },
          lines: paid.lines.map(({ id, quantity }) => ({ lineId: id, quantity })),
        },
      ],
    });
    const shipped = await shop.shopper.getMyOrder({ params: { orderNo: paid.orderNo } });
    await shop.acts('confirm_receipt', shipped, {});
    for (const [amount, refunded] of [
      [300, 300],
      [1, 301],
      [1000, 1301],
    ] as const) {
      await shop.refund(await shop.seen(paid), amount);
      await shop.later({ minutes: 1 });
      await shop.drain();
      await shop.askProviders();
      const after = await shop.seen(paid);
      expect(after).toMatchObject({
        ...{ status: 'completed', payment: { state: 'part_refunded' }, refundable: 1800 - refunded },
        amounts: { paid: 1800, refunded, due: 0 },
      });
    }
    const seen = await shop.seen(paid);
    expect(await shop.refused(() => shop.refund(seen, 500))).toEqual({
      ...{ status: 422, code: 'refund_too_large', params: { refundable: '¥4.99' } },
    });
    await shop.refund(seen, 499);
    await shop.later({ minutes: 1 });
    await shop.askProviders();
    const after = await shop.seen(paid);
    expect(after).toMatchObject({
      ...{ payment: { state: 'refunded' }, amounts: { paid: 1800, refunded: 1800, due: 0 }, refundable: 0 },
    });
    expect(after.refunds.map(({ amount, state }) => [amount, state])).toEqual([
      ...[300, 1, 1000, 499].map((amount) => [amount, 'succeeded']),
    ]);
    expect((await shop.trade(attemptNo))?.refunds.map(({ amount }) => amount)).toEqual([300, 1, 1000, 499]);
    expect(await shop.refused(() => shop.refund(after, 1))).toMatchObject({
      ...{ code: 'action_not_allowed', params: { why: 'refundable' } },
    });
  });
});

describe('WeChat Pay', () => {
  test.each([
    ['tells', []],
    ['answers, and the job asks,', ['never_notify']],
  ])('%s that the payer’s account cannot take it: a person must act, and may retry', async (_, modes) => {
    const { order, attemptNo, refundNo } = await cancelled('wechat_pay', 'refund_abnormal', ...modes);
    await shop.later({ minutes: 5 });
    await shop.askProviders();
    const stuck = await refundOf(order);
    expect(stuck).toMatchObject({ state: 'abnormal', refundNo, allowedActions: ['retry', 'settle_by_hand'] });
    expect(stuck.failure).toMatch(/^ABNORMAL/);
    expect(await shop.alertsOf(order.orderNo)).toEqual(['refund_failed']);
    // It stays so until the shop has told WeChat Pay another account.
    await retry(order);
    await shop.askProviders();
    expect(await refundOf(order)).toMatchObject({ state: 'abnormal', refundNo });
    await shop.finishRefund(refundNo, 'SUCCESS');
    await isRefunded(order, attemptNo, refundNo);
  });

  test('closes one for good: the retry goes under a new number', async () => {
    const { order, attemptNo, refundNo } = await cancelled('wechat_pay', 'refund_closed');
    expect(await refundOf(order)).toMatchObject({
      state: 'failed',
      refundNo,
      failure: expect.stringMatching(/^CLOSED/),
    });
    await shop.later({ minutes: 1 });
    const again = await retry(order);
    expect(again.refundNo).not.toBe(refundNo);
    await shop.askProviders();
    await shop.drain();
    expect(await shop.seen(order)).toMatchObject({
      ...{ amounts: { refunded: 1800, due: 0 }, refunds: [{ state: 'succeeded', refundNo: again.refundNo }] },
    });
    expect((await shop.trade(attemptNo))?.refunds).toEqual([
      { no: refundNo, amount: 1800, status: 'closed' },
      { no: again.refundNo, amount: 1800, status: 'succeeded' },
    ]);
  });

  test('wants a minute between two refunds of one payment: the second waits for its turn', async () => {
    const { order: paid, attemptNo } = await shop.paidOne({ paying: 'wechat_pay', pickup: true });
    const verifierId = String(shop.has.people.verifier.id);
    const done = await shop.deskActs('redeem', paid, { verifierId });
    await shop.refund(await shop.refund(done, 100), 200);
    await shop.drain();
    expect((await shop.seen(paid)).refunds.map(({ amount, state }) => [amount, state])).toEqual([
      ...[
        [100, 'succeeded'],
        [200, 'requested'],
      ],
    ]);
    await shop.later({ seconds: 60 });
    await shop.askProviders();
    await shop.drain();
    expect(await shop.seen(paid)).toMatchObject({ amounts: { refunded: 300 }, refundable: 700 });
    expect((await shop.trade(attemptNo))?.refunds.map(({ amount }) => amount)).toEqual([100, 200]);
  });
});

test('closed by Alipay under its number, a refund is asked for again under the same and moves money once', async () => {
  const { order, attemptNo, refundNo } = await cancelled('alipay', 'refund_closed');
  expect((await refundOf(order)).state).toBe('requested');
  await shop.later({ seconds: 20 });
  await shop.askProviders();
  await isRefunded(order, attemptNo, refundNo);
});

test('to the balance, an online payment goes back at once and can be spent', async () => {
  const { order: paid, attemptNo } = await shop.paidOne({ paying: 'alipay', pickup: true });
  const done = await shop.deskActs('redeem', paid, { verifierId: String(shop.has.people.verifier.id) });
  const before = await shop.balance('shopper');
  await shop.refund(done, 400, { to: 'balance' });
  await shop.drain();
  expect(await shop.balance('shopper')).toBe(before + 400);
  expect(await shop.seen(paid)).toMatchObject({
    ...{ amounts: { paid: 1000, refunded: 400 }, refundable: 600 },
    refunds: [{ way: 'balance', state: 'succeeded', amount: 400 }],
  });
  expect((await shop.trade(attemptNo))?.refunds).toEqual([]);
});

test('what part of a payment went back elsewhere, its provider is not asked for', async () => {
  const { order: paid, attemptNo } = await shop.paidOne({ paying: 'wechat_pay', pickup: true });
  const done = await shop.deskActs('redeem', paid, { verifierId: String(shop.has.people.verifier.id) });
  await shop.refund(done, 400, { to: 'balance' });
  await shop.drain();
  await shop.refund(await shop.seen(paid), 600);
  await shop.drain();
  expect((await shop.trade(attemptNo))?.refunds).toMatchObject([{ amount: 600, status: 'succeeded' }]);
  expect(await shop.seen(paid)).toMatchObject({ amounts: { paid: 1000, refunded: 1000 }, refundable: 0 });
});

test('a refund is asked for under an Idempotency-Key only, and the same key refunds once', async () => {
  const { order: paid } = await shop.paidOne({ paying: 'alipay', pickup: true });
  const done = await shop.deskActs('redeem', paid, { verifierId: String(shop.has.people.verifier.id) });
  const { orderNo, version } = done;
  const given = { version, amount: 100, reason: '少发一件' };
  const keyless = () => shop.deskActs('request_refund', done, given, shop.owner);
  expect(await shop.refused(keyless)).toMatchObject({ status: 400, code: 'idempotency_key_required' });
  const ask = () =>
    shop.owner.actOnOrder(
      { params: { orderNo, action: 'request_refund' }, body: given },
      { idempotencyKey: 'refund-once' },
    );
  expect(await ask()).toEqual(await ask());
  expect((await shop.seen(paid)).refunds).toHaveLength(1);
});

test('while an order is still to be fulfilled only what was paid too much goes back', async () => {
  const { order } = await shop.paidOne({ paying: 'wechat_pay' });
  expect(await shop.refused(() => shop.refund(order, 1))).toMatchObject({
    ...{ status: 409, code: 'action_not_allowed', params: { why: 'refundable' } },
  });
  const { orderNo, version } = order;
  const asClerk = shop.clerk.actOnOrder(
    { params: { orderNo, action: 'request_refund' }, body: { version, amount: 1, reason: '少发' } },
    { idempotencyKey: 'clerk' },
  );
  expect(await refusalOf(asClerk)).toMatchObject({ status: 403, code: 'permission_denied' });
});

test('remitted by hand and then paid by WeChat Pay after all: staff are told that it went out twice', async () => {
  const { order, refundNo } = await cancelled('wechat_pay', 'refund_abnormal');
  const { id, version } = await refundOf(order);
  const remitted = { version, remittance: '招行转账 0115-7' };
  await shop.owner.actOnRefund({ params: { id, action: 'settle_by_hand' }, body: remitted });
  await shop.finishRefund(refundNo, 'SUCCESS');
  await shop.notifyNow();
  await shop.drain();
  expect((await shop.seen(order)).amounts).toMatchObject({ paid: 1800, refunded: 1800 });
  expect(await shop.strayOf(order.orderNo)).toMatchObject([
    { kind: 'refunded_twice', amount: 1800, transactionId: refundNo, handledAt: null, refund: null },
  ]);
  expect(await shop.alertsOf(order.orderNo)).toContain('stray_money');
});

test('a refund that its provider never answers about calls for help once, and is tried on', async () => {
  const { order, attemptNo, refundNo } = await cancelled('wechat_pay', 'off');
  await shop.misbehave('wechat_pay', 'off', { times: 100 });
  for (let round = 0; round < 8; round++) {
    await shop.later({ minutes: 31 });
    await shop.askProviders();
    await shop.drain();
  }
  expect(await refundOf(order)).toMatchObject({ state: 'requested', refundNo, failure: 'provider_failed' });
  expect((await shop.alertsOf(order.orderNo)).filter((kind) => kind === 'refund_failed')).toHaveLength(1);
  await shop.behave();
  await shop.later({ minutes: 31 });
  await shop.askProviders();
  await isRefunded(order, attemptNo, refundNo);
});
