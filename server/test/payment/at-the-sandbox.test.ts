import 'reflect-metadata';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSandbox } from '../../../scripts/src/sandbox/sandbox';
import { openidOf } from '../../../scripts/src/sandbox/wechat';
import { demoPaymentKeys } from '../../../scripts/src/start/payment-keys';
import type { AttemptOrder, Notice, PaymentProvider, RefundOrder } from '../../src/payment/payment-provider';
import { PaymentProviders } from '../../src/payment/payment-providers';
import { TestClock } from '../../src/platform/clock';
import { loadConfig } from '../../src/platform/config';
import { RememberingLog } from './fake-provider';

/** Both clients against the stand-in that the demo runs with, over HTTP, as the shop uses them. */
const keys = demoPaymentKeys();
const clock = new TestClock();
const sandbox = createSandbox(
  { WECHAT_APPID: 'wxtest', WECHAT_SECRET: 's', SMS_API_KEY: 'k', payments: keys.providers },
  { now: () => clock.now() },
);

/** The shop's hooks: they keep what came and answer as `acknowledge` says. */
const arrived: { headers: IncomingHttpHeaders; body: Buffer }[] = [];
const hooks = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    arrived.push({ headers: request.headers, body: Buffer.concat(chunks) });
    response.end('success');
  });
});

let base: string;
let shopUrl: string;
const providersWith = (without: string[] = []) => {
  const shop = Object.entries(keys.shop).filter(([name]) => !without.includes(name));
  const config = loadConfig({
    NODE_ENV: 'test',
    WECHAT_APPID: 'wxtest',
    WECHAT_PAY_API_BASE: base,
    ALIPAY_GATEWAY: `${base}/gateway.do`,
    PUBLIC_URL: shopUrl,
    ...Object.fromEntries(shop),
  });
  return new PaymentProviders(config, new RememberingLog(), clock);
};

beforeAll(async () => {
  await sandbox.listen({ port: 0, host: '127.0.0.1' });
  base = `http://127.0.0.1:${(sandbox.server.address() as AddressInfo).port}`;
  await new Promise<void>((listening) => hooks.listen(0, '127.0.0.1', listening));
  shopUrl = `http://127.0.0.1:${(hooks.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await sandbox.close();
  hooks.closeAllConnections();
  await new Promise((closed) => hooks.close(closed));
});
beforeEach(() => {
  arrived.length = 0;
  clock.advance(3600);
});

const post = async (path: string, body: object) => {
  const answer = await fetch(base + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer.status;
};
const misbehave = (service: 'wechat_pay' | 'alipay', mode: string, times = 1) =>
  post('/misbehave', { service, mode, times });

let number = 0;
const newOrder = (more: Partial<AttemptOrder> = {}): AttemptOrder => ({
  attemptNo: `A20260115${String(++number).padStart(5, '0')}`,
  amount: 8888,
  description: '兰芝的小店 100% + 1',
  client: 'desktop',
  openid: null,
  ip: '203.0.113.9',
  expiresAt: clock.in(1800),
  returnUrl: `${shopUrl}/#/order`,
  ...more,
});
const refundOf = ({ attemptNo, amount }: AttemptOrder, transactionId: string): RefundOrder => ({
  refundNo: `R${attemptNo}`,
  attemptNo,
  transactionId,
  amount: 100,
  paid: amount,
  reason: '顾客取消订单',
});

/** What the notification says that came last. */
async function lastNotice(provider: PaymentProvider): Promise<Notice | undefined> {
  const { headers, body } = arrived.at(-1) ?? { headers: {}, body: Buffer.alloc(0) };
  const single = Object.entries(headers).map(([name, value]) => [name, String(value)]);
  return provider.readNotice(Object.fromEntries(single) as Record<string, string>, body);
}

const paidMoney = async (provider: PaymentProvider, attemptNo: string) => {
  const news = await provider.query(attemptNo);
  if (news.state !== 'paid') throw new Error(news.state);
  return news.money;
};

describe('WeChat Pay', () => {
  const openid = openidOf('wxtest', 'someone');

  test.each([
    ['by its public key', []],
    ['by platform certificate', ['WECHAT_PAY_PUBLIC_KEY_ID', 'WECHAT_PAY_PUBLIC_KEY']],
  ])('the whole way, signed %s', async (_name, without) => {
    const wechatPay = providersWith(without).of('wechat_pay');
    const order = newOrder({ client: 'miniapp', openid });
    expect(await wechatPay.query(order.attemptNo)).toEqual({ state: 'none' });
    const pay = await wechatPay.open(order);
    const again = await wechatPay.open(order);
    if (pay.how !== 'wechat_jsapi' || again.how !== 'wechat_jsapi') throw new Error(pay.how);
    expect(again.package).toBe(pay.package);
    expect(await wechatPay.query(order.attemptNo)).toEqual({ state: 'unpaid' });

    const { how: _how, ...parameters } = again;
    expect(await post('/pay', { ...parameters, nonceStr: 'another' })).toBe(400);
    expect(await post('/pay', parameters)).toBe(200);
    const money = await paidMoney(wechatPay, order.attemptNo);
    expect(money).toMatchObject({
      attemptNo: order.attemptNo,
      amount: 8888,
      currency: 'CNY',
      paidAt: clock.now(),
    });
    expect(await lastNotice(wechatPay)).toEqual({ about: 'payment', money });
    expect(await wechatPay.close(order.attemptNo)).toEqual({ state: 'paid', money });

    const refund = refundOf(order, money.transactionId);
    expect(await wechatPay.queryRefund(refund)).toEqual({ state: 'none' });
    expect(await wechatPay.refund(refund)).toMatchObject({ state: 'succeeded' });
    expect(await wechatPay.refund(refund)).toMatchObject({ state: 'succeeded' });
    expect(await wechatPay.queryRefund(refund)).toEqual({ state: 'succeeded', at: clock.now() });
    expect(await wechatPay.query(order.attemptNo)).toEqual({ state: 'paid', money });
    expect(await lastNotice(wechatPay)).toEqual({
      about: 'refund',
      refundNo: refund.refundNo,
      attemptNo: order.attemptNo,
      news: { state: 'succeeded', at: clock.now() },
    });
  });

  test('on a phone and at a computer', async () => {
    const wechatPay = providersWith().of('wechat_pay');
    const page = await wechatPay.open(newOrder({ client: 'phone' }));
    if (page.how !== 'redirect') throw new Error(page.how);
    expect((await fetch(page.url)).status).toBe(200);
    const code = await wechatPay.open(newOrder());
    expect(code).toMatchObject({ how: 'qr', content: expect.stringMatching(/^weixin:\/\//) });
  });

  test('closing, and closing again', async () => {
    const wechatPay = providersWith().of('wechat_pay');
    const order = newOrder();
    expect(await wechatPay.close(order.attemptNo)).toEqual({ state: 'none' });
    await wechatPay.open(order);
    expect(await wechatPay.close(order.attemptNo)).toEqual({ state: 'closed' });
    expect(await wechatPay.close(order.attemptNo)).toEqual({ state: 'closed' });
    expect(await post('/pay', { attemptNo: order.attemptNo })).toBe(409);
  });

  test('it ends by itself at its deadline', async () => {
    const wechatPay = providersWith().of('wechat_pay');
    const order = newOrder();
    await wechatPay.open(order);
    clock.advance(1801);
    expect(await wechatPay.query(order.attemptNo)).toEqual({ state: 'closed' });
  });

  test.each([
    ['refund_later', { state: 'submitted' }],
    ['refund_abnormal', { state: 'abnormal', reason: 'ABNORMAL 支付用户零钱' }],
    ['refund_closed', { state: 'closed', reason: 'CLOSED 支付用户零钱' }],
    ['not_enough', { state: 'failed', reason: 'NOT_ENOUGH 基本账户余额不足，请充值后重新发起' }],
  ])('a refund, the day being bad: %s', async (mode, news) => {
    const wechatPay = providersWith().of('wechat_pay');
    const order = newOrder();
    await wechatPay.open(order);
    await post('/pay', { attemptNo: order.attemptNo });
    await misbehave('wechat_pay', mode);
    const { transactionId } = await paidMoney(wechatPay, order.attemptNo);
    expect(await wechatPay.refund(refundOf(order, transactionId))).toEqual(news);
  });

  test.each(['error', 'off', 'wrong_signature', 'forget_answer'])(
    'no answer to be trusted: %s',
    async (mode) => {
      const wechatPay = providersWith().of('wechat_pay');
      const order = newOrder();
      await misbehave('wechat_pay', mode);
      await expect(wechatPay.open(order)).rejects.toMatchObject({ code: 'provider_failed' });
      expect(await wechatPay.open(order)).toMatchObject({ how: 'qr' });
    },
  );

  test('a certificate where the public key was asked for, and a notification wrongly signed', async () => {
    const wechatPay = providersWith().of('wechat_pay');
    const order = newOrder();
    await misbehave('wechat_pay', 'platform_certificate');
    await wechatPay.open(order);
    await misbehave('wechat_pay', 'platform_certificate');
    await misbehave('wechat_pay', 'notify_wrong_signature');
    await post('/pay', { attemptNo: order.attemptNo });
    await expect(lastNotice(wechatPay)).rejects.toMatchObject({ name: 'NoticeRefused' });
  });
});

describe('Alipay', () => {
  const opened = async (alipay: PaymentProvider, order: AttemptOrder): Promise<void> => {
    const pay = await alipay.open(order);
    if (pay.how !== 'redirect') throw new Error(pay.how);
    expect((await fetch(pay.url)).status).toBe(200);
  };

  test.each(['phone', 'desktop'] as const)('the whole way, %s', async (client) => {
    const alipay = providersWith().of('alipay');
    const order = newOrder({ client });
    await opened(alipay, order);
    expect(await alipay.query(order.attemptNo)).toEqual({ state: 'none' });
    expect(await alipay.close(order.attemptNo)).toEqual({ state: 'none' });
    expect(await post(`/trades/${order.attemptNo}/begin`, {})).toBe(200);
    expect(await alipay.query(order.attemptNo)).toEqual({ state: 'unpaid' });

    expect(await post('/pay', { attemptNo: order.attemptNo })).toBe(200);
    const money = await paidMoney(alipay, order.attemptNo);
    expect(money).toMatchObject({
      attemptNo: order.attemptNo,
      amount: 8888,
      currency: 'CNY',
      paidAt: clock.now(),
    });
    expect(await lastNotice(alipay)).toEqual({ about: 'payment', money });
    expect(await alipay.close(order.attemptNo)).toEqual({ state: 'paid', money });

    const refund = { ...refundOf(order, money.transactionId), amount: 8888 };
    expect(await alipay.queryRefund(refund)).toEqual({ state: 'none' });
    expect(await alipay.refund(refund)).toEqual({ state: 'succeeded', at: clock.now() });
    expect(await alipay.refund(refund)).toEqual({ state: 'succeeded', at: clock.now() });
    expect(await alipay.query(order.attemptNo)).toEqual({ state: 'paid', money });
    expect(await lastNotice(alipay)).toEqual({
      about: 'refund',
      refundNo: refund.refundNo,
      attemptNo: order.attemptNo,
      news: { state: 'succeeded', at: clock.now() },
    });
  });

  test('closing, and closing again', async () => {
    const alipay = providersWith().of('alipay');
    const order = newOrder();
    await opened(alipay, order);
    await post(`/trades/${order.attemptNo}/begin`, {});
    expect(await alipay.close(order.attemptNo)).toEqual({ state: 'closed' });
    expect(await alipay.close(order.attemptNo)).toEqual({ state: 'closed' });
  });

  test('a page that nobody used is not payable after its deadline', async () => {
    const alipay = providersWith().of('alipay');
    const order = newOrder();
    await opened(alipay, order);
    clock.advance(1801);
    expect(await post('/pay', { attemptNo: order.attemptNo })).toBe(409);
  });

  test('refunds on bad days', async () => {
    const alipay = providersWith().of('alipay');
    const order = newOrder();
    await opened(alipay, order);
    await post('/pay', { attemptNo: order.attemptNo });
    const { transactionId } = await paidMoney(alipay, order.attemptNo);
    const refund = refundOf(order, transactionId);
    await misbehave('alipay', 'not_enough');
    expect(await alipay.refund(refund)).toEqual({
      state: 'failed',
      reason: 'ACQ.SELLER_BALANCE_NOT_ENOUGH 卖家余额不足',
    });
    await misbehave('alipay', 'forget_answer');
    expect(await alipay.refund(refund)).toMatchObject({ state: 'succeeded' });
  });

  test('a refund that takes its time', async () => {
    const alipay = providersWith().of('alipay');
    const order = newOrder();
    await opened(alipay, order);
    await post('/pay', { attemptNo: order.attemptNo });
    const { transactionId } = await paidMoney(alipay, order.attemptNo);
    const refund = refundOf(order, transactionId);
    await misbehave('alipay', 'refund_later');
    await expect(alipay.refund(refund)).rejects.toMatchObject({ code: 'provider_failed' });
    await post(`/refunds/${refund.refundNo}/finish`, { as: 'SUCCESS' });
    expect(await alipay.refund(refund)).toMatchObject({ state: 'succeeded' });
  });

  test.each([
    ['error', 1],
    ['wrong_signature', 1],
    // After one broken connection the library asks again by itself.
    ['off', 2],
  ])('no answer to be trusted: %s', async (mode, times) => {
    const alipay = providersWith().of('alipay');
    await misbehave('alipay', mode, times);
    await expect(alipay.query('A1')).rejects.toMatchObject({ code: 'provider_failed' });
    expect(await alipay.query('A1')).toEqual({ state: 'none' });
  });

  test('a notification wrongly signed', async () => {
    const alipay = providersWith().of('alipay');
    const order = newOrder();
    await opened(alipay, order);
    await misbehave('alipay', 'notify_wrong_signature');
    await post('/pay', { attemptNo: order.attemptNo });
    await expect(lastNotice(alipay)).rejects.toMatchObject({ name: 'NoticeRefused' });
  });
});

test('a provider without settings is not there', () => {
  const providers = providersWith(Object.keys(keys.shop).filter((name) => name.startsWith('ALIPAY_')));
  expect(providers.has('wechat_pay')).toBe(true);
  expect(providers.has('alipay')).toBe(false);
  expect(() => providers.of('alipay')).toThrow('payment_method_unavailable');
});
