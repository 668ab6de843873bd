import { demoPaymentKeys } from '../../../scripts/src/start/payment-keys';
import { notification } from '../payment/alipay-side';
import { sealed, signed } from '../payment/wechat-pay-side';
import { openPaymentShop } from '../support/payment-shop';

const shop = openPaymentShop();
const { wechatPay, alipay } = demoPaymentKeys().providers;
const byWechatPay = { id: wechatPay.publicKeyId, key: wechatPay.privateKey };

const send = async (path: string, type: string, body: string, headers: Record<string, string> = {}) => {
  const answer = await shop.fetch(null, `/api/hooks/${path}`, {
    ...{ method: 'POST', body },
    headers: { 'content-type': type, ...headers },
  });
  return { status: answer.status, type: answer.headers.get('content-type'), said: await answer.text() };
};

interface Told {
  attemptNo: string;
  transactionId?: string;
  /** Fen. */
  amount?: number;
  currency?: string;
}

/** WeChat Pay says that this was paid. */
function wechatPaySays(told: Told, { at = new Date(), by = byWechatPay, key = wechatPay.apiV3Key } = {}) {
  const content = {
    ...{ appid: 'wxtest', mchid: wechatPay.mchid, out_trade_no: told.attemptNo, trade_state: 'SUCCESS' },
    ...{ transaction_id: told.transactionId ?? `4200${told.attemptNo}`, trade_type: 'MWEB' },
    success_time: '2026-01-15T10:00:00+08:00',
    amount: { total: told.amount ?? 1800, currency: told.currency ?? 'CNY' },
  };
  const resource = { original_type: 'transaction', ...sealed(JSON.stringify(content), 'transaction', key) };
  const body = JSON.stringify({ id: 'EV-1', event_type: 'TRANSACTION.SUCCESS', resource });
  return { body, headers: signed(body, at, by) };
}
const tellByWechatPay = ({ body, headers }: ReturnType<typeof wechatPaySays>) =>
  send('wechat-pay', 'application/json', body, headers);

/** Alipay says that this was paid. */
const alipaySays = (told: Told, by = alipay.privateKey, more: Record<string, string> = {}) =>
  notification(
    {
      ...{ app_id: alipay.appId, seller_id: alipay.sellerId, notify_type: 'trade_status_sync' },
      ...{ out_trade_no: told.attemptNo, trade_no: told.transactionId ?? `2200${told.attemptNo}` },
      ...{ trade_status: 'TRADE_SUCCESS', gmt_payment: '2026-01-15 10:00:00' },
      total_amount: ((told.amount ?? 1800) / 100).toFixed(2),
      ...more,
    },
    by,
  );
const tellByAlipay = (body: string) =>
  send('alipay', 'application/x-www-form-urlencoded; charset=utf-8', body);

const wechatPayTook = { status: 200, said: '{"code":"SUCCESS","message":""}' };
const alipayTook = { status: 200, type: 'text/plain; charset=utf-8', said: 'success' };

/** Fails when telling this changed anything in the database. */
async function changesNothing<T>(tell: () => Promise<T>): Promise<T> {
  const before = await shop.contents();
  const answer = await tell();
  expect(await shop.contents()).toEqual(before);
  return answer;
}

async function unpaidOne(paying: 'wechat_pay' | 'alipay') {
  const { order } = await shop.placeOne({ paying });
  return { order, attemptNo: await shop.openAttempt('shopper', order.orderNo) };
}

describe('a notification that must not be believed changes nothing and is refused', () => {
  test('by WeChat Pay’s rules with 401 and FAIL', async () => {
    const { order, attemptNo } = await unpaidOne('wechat_pay');
    const now = Date.now();
    const genuine = wechatPaySays({ attemptNo });
    const refused = { status: 401, said: '{"code":"FAIL","message":"the signature is not right"}' };
    for (const bad of [
      { ...genuine, body: genuine.body.replace('EV-1', 'EV-2') },
      { ...genuine, headers: { ...genuine.headers, 'wechatpay-signature': 'WECHATPAY/SIGNTEST/abc' } },
      { ...genuine, headers: {} },
      wechatPaySays({ attemptNo }, { by: { ...byWechatPay, key: wechatPay.platformPrivateKey } }),
      wechatPaySays({ attemptNo }, { at: new Date(now - 360_000) }),
      wechatPaySays({ attemptNo }, { at: new Date(now + 360_000) }),
      wechatPaySays({ attemptNo }, { key: 'x'.repeat(32) }),
    ])
      expect(await changesNothing(() => tellByWechatPay(bad))).toMatchObject(refused);
    expect(await tellByWechatPay(genuine)).toMatchObject(wechatPayTook);
    expect((await shop.seen(order)).status).toBe('processing');
  });

  test('by Alipay’s rules with the word fail', async () => {
    const { order, attemptNo } = await unpaidOne('alipay');
    const genuine = alipaySays({ attemptNo });
    const refused = { status: 401, type: 'text/plain; charset=utf-8', said: 'fail' };
    for (const bad of [
      genuine.replace('18.00', '17.00'),
      alipaySays({ attemptNo }, wechatPay.privateKey),
      alipaySays({ attemptNo }, alipay.privateKey, { app_id: '2021000000000009' }),
      alipaySays({ attemptNo }, alipay.privateKey, { seller_id: '2088000000000009' }),
      '',
    ])
      expect(await changesNothing(() => tellByAlipay(bad))).toEqual(refused);
    expect(await tellByAlipay(genuine)).toEqual(alipayTook);
    expect((await shop.seen(order)).status).toBe('processing');
  });

  test.each(['wechat_pay', 'alipay'] as const)('and the next try of %s counts', async (paying) => {
    await shop.misbehave(paying, 'notify_wrong_signature');
    const { order } = await shop.paidOne({ paying });
    expect([order.status, order.version, order.amounts.paid]).toEqual(['pending_payment', 1, 0]);
    expect(await shop.notifyNow()).toEqual({ sent: 1, acknowledged: 1 });
    expect(await shop.seen(order)).toMatchObject({ status: 'processing', amounts: { paid: 1800, due: 0 } });
  });
});

test('the very bytes of a notification sent again are taken and change nothing', async () => {
  const wechat = await unpaidOne('wechat_pay');
  const said = wechatPaySays({ attemptNo: wechat.attemptNo });
  expect(await tellByWechatPay(said)).toMatchObject(wechatPayTook);
  expect(await changesNothing(() => tellByWechatPay(said))).toMatchObject(wechatPayTook);
  const { attemptNo } = await unpaidOne('alipay');
  const form = alipaySays({ attemptNo });
  expect(await tellByAlipay(form)).toEqual(alipayTook);
  expect(await changesNothing(() => tellByAlipay(form))).toEqual(alipayTook);
});

test.each(['wechat_pay', 'alipay'] as const)(
  'money for an attempt of %s that nobody knows is kept once, and staff are called',
  async (provider) => {
    const told = { attemptNo: 'P20260115no00such00', transactionId: `42-${provider}`, amount: 777 };
    const tell =
      provider === 'wechat_pay'
        ? () => tellByWechatPay(wechatPaySays(told))
        : () => tellByAlipay(alipaySays(told));
    const took = provider === 'wechat_pay' ? wechatPayTook : alipayTook;
    expect(await tell()).toMatchObject(took);
    await shop.drain();
    expect(await changesNothing(tell)).toMatchObject(took);
    const rows = await shop.strayOf(null);
    expect(rows.filter((row) => row.provider === provider)).toMatchObject([
      {
        ...{ kind: 'unknown_attempt', ...told, currency: 'CNY', expected: null },
        ...{ refund: null, handledAt: null },
      },
    ]);
    expect((await shop.alertsOf(null)).at(-1)).toBe('stray_money');
  },
);

test('an attempt of one provider is unknown to the other', async () => {
  const { order, attemptNo } = await unpaidOne('wechat_pay');
  expect(await tellByAlipay(alipaySays({ attemptNo }))).toEqual(alipayTook);
  expect(await shop.seen(order)).toMatchObject({ status: 'pending_payment', amounts: { paid: 0 } });
  expect((await shop.strayOf(null))[0]).toMatchObject({ kind: 'unknown_attempt', attemptNo });
});

test.each(['wechat_pay', 'alipay'] as const)(
  'of the wrong amount, the money of %s is kept: the order stays unpaid and can be cancelled',
  async (paying) => {
    await shop.misbehave(paying, 'notify_wrong_amount');
    await shop.misbehave(paying, 'notify_twice');
    const { order, attemptNo, trade, skuId } = await shop.paidOne({ paying });
    await shop.drain();
    expect(order).toMatchObject({ status: 'pending_payment', version: 1, amounts: { paid: 0, due: 1800 } });
    expect(order.attempts).toMatchObject([{ attemptNo, state: 'mismatched', transactionId: trade.tradeNo }]);
    expect(await shop.strayOf(order.orderNo)).toMatchObject([
      {
        ...{ kind: 'wrong_amount', provider: paying, attemptNo, transactionId: trade.tradeNo },
        ...{ amount: 1801, expected: 1800, refund: null, handledAt: null },
      },
    ]);
    expect(await shop.alertsOf(order.orderNo)).toEqual(['stray_money']);
    // Nothing of it comes up again by itself.
    await shop.later({ minutes: 20 });
    await shop.askProviders();
    expect(await shop.seen(order)).toEqual(order);
    const cancelled = await shop.acts('cancel', order, {});
    expect(cancelled).toMatchObject({ status: 'cancelled', amounts: { paid: 0, due: 0 }, refunds: [] });
    expect(await shop.stock(skuId)).toEqual({ onHand: 100, reserved: 0, sold: 0 });
    expect((await shop.trade(attemptNo))?.refunds).toEqual([]);
  },
);

test('the right number of another currency is a wrong amount too', async () => {
  const { order, attemptNo } = await unpaidOne('wechat_pay');
  expect(await tellByWechatPay(wechatPaySays({ attemptNo, currency: 'USD' }))).toMatchObject(wechatPayTook);
  expect(await shop.seen(order)).toMatchObject({
    status: 'pending_payment',
    attempts: [{ state: 'mismatched' }],
  });
  expect(await shop.strayOf(order.orderNo)).toMatchObject([
    { kind: 'wrong_amount', amount: 1800, currency: 'USD', expected: 1800 },
  ]);
});
