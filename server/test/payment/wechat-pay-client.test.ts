import { DomainError } from '@lanzi/shared/errors';
import { createPublicKey, verify } from 'node:crypto';
import { TestClock } from '../../src/platform/clock';
import type { AttemptOrder, RefundOrder } from '../../src/payment/payment-provider';
import { WechatPayClient } from '../../src/payment/providers/wechat-pay-client';
import { type Asked, FakeProvider, RememberingLog } from './fake-provider';
import { answers, byCertificate, byStranger, certificates, merchant, settings } from './wechat-pay-side';

const provider = new FakeProvider();
const slow = new FakeProvider();
beforeAll(() => Promise.all([provider.start(), slow.start()]));
afterAll(() => Promise.all([provider.stop(), slow.stop()]));

let clock: TestClock;
let log: RememberingLog;
let client: WechatPayClient;
beforeEach(() => {
  clock = new TestClock();
  log = new RememberingLog();
  client = new WechatPayClient(
    { ...settings, apiBase: provider.url },
    'https://shop.example',
    log,
    clock,
    clock,
  );
});

/** WeChat Pay's answers to the next requests, as status and content. */
const says = (...contents: [status: number, content?: unknown][]) =>
  provider.says(...contents.map(([status, content]) => answers(clock, status, content)));
const paths = () => provider.asked.map(({ method, path }) => `${method} ${path}`);
const sent = (index = 0) => JSON.parse(provider.asked[index]?.body ?? '') as unknown;

/** What it failed with, and why according to the log. */
async function failureOf(asking: Promise<unknown>): Promise<unknown> {
  const outcome: unknown = await asking.catch((error: unknown) => error);
  if (!(outcome instanceof DomainError)) throw new Error(`Did not fail: ${JSON.stringify(outcome)}`);
  const provider = { 'zh-CN': '微信支付', 'zh-HK': '微信支付', en: 'WeChat Pay' };
  expect(outcome).toMatchObject({ code: 'provider_failed', params: { provider } });
  return log.lines.at(-1);
}

const order: AttemptOrder = {
  attemptNo: 'A2026011500001',
  amount: 8888,
  description: '兰芝的小店 – 订单',
  client: 'miniapp',
  openid: 'oPayer',
  ip: '203.0.113.9',
  expiresAt: new Date('2026-01-15T02:30:00.000Z'),
  returnUrl: 'https://shop.example/#/order?no=1&x=2',
};
const asSent = {
  appid: 'wxtest',
  mchid: '1900000001',
  description: '兰芝的小店 – 订单',
  out_trade_no: 'A2026011500001',
  notify_url: 'https://shop.example/api/hooks/wechat-pay',
  time_expire: '2026-01-15T10:30:00+08:00',
  amount: { total: 8888, currency: 'CNY' },
};

function signatureHolds({ method, path, headers, body }: Asked): boolean {
  const authorization = String(headers.authorization);
  expect(authorization).toMatch(/^WECHATPAY2-SHA256-RSA2048 /);
  const parts = Object.fromEntries(
    [...authorization.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  );
  const { mchid, serial_no, nonce_str, timestamp, signature = '' } = parts;
  expect({ mchid, serial_no }).toEqual({ mchid: settings.merchantId, serial_no: settings.serial });
  expect(timestamp).toBe(String(clock.now().getTime() / 1000));
  const message = [method, path, timestamp, nonce_str, body, ''].join('\n');
  return verify(
    'sha256',
    Buffer.from(message),
    createPublicKey(merchant.publicKey),
    Buffer.from(signature, 'base64'),
  );
}

describe('opening', () => {
  test('in the mini-program, for the person whom WeChat knows', async () => {
    says([200, { prepay_id: 'wx2026' }]);
    const pay = await client.open(order);
    expect(paths()).toEqual(['POST /v3/pay/transactions/jsapi']);
    expect(sent()).toEqual({ ...asSent, payer: { openid: 'oPayer' } });
    if (pay.how !== 'wechat_jsapi') throw new Error(pay.how);
    expect(pay).toMatchObject({ timeStamp: '1768442400', package: 'prepay_id=wx2026', signType: 'RSA' });
    const message = ['wxtest', pay.timeStamp, pay.nonceStr, pay.package, ''].join('\n');
    const signature = Buffer.from(pay.paySign, 'base64');
    expect(verify('sha256', Buffer.from(message), createPublicKey(merchant.publicKey), signature)).toBe(true);
  });

  test('in the mini-program, for somebody whom WeChat does not know', async () => {
    provider.says();
    await expect(client.open({ ...order, openid: null })).rejects.toMatchObject({
      code: 'payment_method_unavailable',
    });
    expect(paths()).toEqual([]);
  });

  test('in a phone’s browser', async () => {
    says([200, { h5_url: 'https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx1&package=2' }]);
    expect(await client.open({ ...order, client: 'phone' })).toEqual({
      how: 'redirect',
      url: 'https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=wx1&package=2&redirect_url=https%3A%2F%2Fshop.example%2F%23%2Forder%3Fno%3D1%26x%3D2',
    });
    expect(paths()).toEqual(['POST /v3/pay/transactions/h5']);
    const scene_info = { payer_client_ip: '203.0.113.9', h5_info: { type: 'Wap' } };
    expect(sent()).toEqual({ ...asSent, scene_info });
  });

  test('at a computer', async () => {
    says([200, { code_url: 'weixin://wxpay/bizpayurl?pr=abc' }]);
    const content = 'weixin://wxpay/bizpayurl?pr=abc';
    expect(await client.open({ ...order, client: 'desktop' })).toEqual({ how: 'qr', content });
    expect(paths()).toEqual(['POST /v3/pay/transactions/native']);
    expect(sent()).toEqual(asSent);
  });

  test('a deadline that WeChat Pay would find too close', async () => {
    says([200, { code_url: 'weixin://1' }], [200, { code_url: 'weixin://1' }]);
    await client.open({ ...order, client: 'desktop', expiresAt: clock.in(64) });
    expect(sent(0)).toMatchObject({ time_expire: '2026-01-15T10:01:05+08:00' });
    await client.open({ ...order, client: 'desktop', expiresAt: clock.in(66) });
    expect(sent(1)).toMatchObject({ time_expire: '2026-01-15T10:01:06+08:00' });
  });

  test('a description that is too long', async () => {
    says([200, { code_url: 'weixin://1' }]);
    await client.open({ ...order, client: 'desktop', description: `a${'店'.repeat(50)}` });
    expect(sent()).toMatchObject({ description: `a${'店'.repeat(42)}` });
  });

  test('refused', async () => {
    says([400, { code: 'ORDERPAID', message: '该订单已支付' }]);
    expect(await failureOf(client.open(order))).toEqual({
      provider: 'wechat_pay',
      asked: '/v3/pay/transactions/jsapi',
      reason: 'ORDERPAID 该订单已支付',
    });
  });

  test('every request is signed over its path and its body', async () => {
    says([200, { prepay_id: 'wx2026' }], [204]);
    await client.open(order);
    await client.close('A2026011500001');
    expect(provider.asked.map(signatureHolds)).toEqual([true, true]);
    says([404, { code: 'ORDER_NOT_EXIST', message: '订单不存在' }]);
    await client.query('A|1*');
    expect(paths()).toEqual(['GET /v3/pay/transactions/out-trade-no/A%7C1*?mchid=1900000001']);
    expect(provider.asked.map(signatureHolds)).toEqual([true]);
    const [asked] = provider.asked;
    expect(asked?.headers).toMatchObject({
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': 'Lanzi',
      'wechatpay-serial': settings.publicKey?.id,
    });
    expect(asked && signatureHolds({ ...asked, path: asked.path.replace('1900000001', '1900000002') })).toBe(
      false,
    );
  });
});

const trade = {
  appid: 'wxtest',
  mchid: '1900000001',
  out_trade_no: 'A2026011500001',
  transaction_id: '4200001234202601150000000001',
  success_time: '2026-01-15T09:59:58+08:00',
  amount: { total: 8888, currency: 'CNY' },
};
const unpaid = { appid: 'wxtest', mchid: '1900000001', out_trade_no: 'A2026011500001' };
const money = {
  attemptNo: 'A2026011500001',
  transactionId: '4200001234202601150000000001',
  amount: 8888,
  currency: 'CNY',
  paidAt: new Date('2026-01-15T01:59:58.000Z'),
};

describe('querying', () => {
  test.each([
    ['SUCCESS', { state: 'paid', money }],
    ['REFUND', { state: 'paid', money }],
  ])('%s', async (trade_state, news) => {
    says([200, { ...trade, trade_state }]);
    expect(await client.query('A2026011500001')).toEqual(news);
  });

  test.each([
    ['NOTPAY', 'unpaid'],
    ['USERPAYING', 'unpaid'],
    ['ACCEPT', 'unpaid'],
    ['PAYERROR', 'unpaid'],
    ['CLOSED', 'closed'],
    ['REVOKED', 'closed'],
  ])('%s', async (trade_state, state) => {
    says([200, { ...unpaid, trade_state }]);
    expect(await client.query('A2026011500001')).toEqual({ state });
    expect(paths()).toEqual(['GET /v3/pay/transactions/out-trade-no/A2026011500001?mchid=1900000001']);
  });

  test.each(['ORDER_NOT_EXIST', 'ORDERNOTEXIST'])('%s', async (code) => {
    says([404, { code, message: '订单不存在' }]);
    expect(await client.query('A2026011500001')).toEqual({ state: 'none' });
  });

  test.each([
    ['another merchant', { mchid: '1900000002' }],
    ['another application', { appid: 'wxother' }],
    ['another number', { out_trade_no: 'A2' }],
  ])('an answer about %s', async (_name, other) => {
    says([200, { ...trade, ...other, trade_state: 'SUCCESS' }]);
    expect(await failureOf(client.query('A2026011500001'))).toMatchObject({
      reason: 'the answer is about another payment',
    });
  });

  test('another currency is told as it is', async () => {
    says([200, { ...trade, trade_state: 'SUCCESS', amount: { total: 8888, currency: 'HKD' } }]);
    const news = await client.query('A2026011500001');
    expect(news).toEqual({ state: 'paid', money: { ...money, currency: 'HKD' } });
  });

  test('a payment without its money', async () => {
    says([200, { ...unpaid, trade_state: 'SUCCESS' }]);
    expect(await failureOf(client.query('A2026011500001'))).toMatchObject({
      reason: 'the answer is not what the documents say',
    });
  });
});

describe('closing', () => {
  test('what is unpaid', async () => {
    says([204]);
    expect(await client.close('A2026011500001')).toEqual({ state: 'closed' });
    expect(paths()).toEqual(['POST /v3/pay/transactions/out-trade-no/A2026011500001/close']);
    expect(sent()).toEqual({ mchid: '1900000001' });
  });

  test.each([
    ['ORDERPAID', 400, 200, { ...trade, trade_state: 'SUCCESS' }, { state: 'paid', money }],
    ['ORDER_CLOSED', 400, 200, { ...unpaid, trade_state: 'CLOSED' }, { state: 'closed' }],
    ['ORDER_NOT_EXIST', 404, 404, { code: 'ORDER_NOT_EXIST', message: '订单不存在' }, { state: 'none' }],
  ])('refused with %s: the payment itself says why', async (code, status, then, content, news) => {
    says([status, { code, message: '不能关闭' }], [then, content]);
    expect(await client.close('A2026011500001')).toEqual(news);
    expect(paths()).toHaveLength(2);
  });

  test('what is being paid at this moment', async () => {
    says(
      [202, { code: 'USERPAYING', message: '用户支付中' }],
      [200, { ...unpaid, trade_state: 'USERPAYING' }],
    );
    expect(await failureOf(client.close('A2026011500001'))).toMatchObject({
      reason: 'USERPAYING 用户支付中',
    });
  });
});

const refundOrder: RefundOrder = {
  refundNo: 'R1',
  attemptNo: 'A2026011500001',
  transactionId: '4200001234202601150000000001',
  amount: 100,
  paid: 8888,
  reason: '顾客取消订单',
};
const refund = {
  out_refund_no: 'R1',
  out_trade_no: 'A2026011500001',
  user_received_account: '招商银行信用卡0403',
  success_time: '2026-01-15T09:59:59+08:00',
};
const noRefund: [number, unknown] = [404, { code: 'RESOURCE_NOT_EXISTS', message: '退款单不存在' }];

describe('refunding', () => {
  const statuses: [string, unknown][] = [
    ['SUCCESS', { state: 'succeeded', at: new Date('2026-01-15T01:59:59.000Z') }],
    ['PROCESSING', { state: 'submitted' }],
    ['CLOSED', { state: 'closed', reason: 'CLOSED 招商银行信用卡0403' }],
    ['ABNORMAL', { state: 'abnormal', reason: 'ABNORMAL 招商银行信用卡0403' }],
  ];

  test.each(statuses)('%s', async (status, news) => {
    says([200, { ...refund, status }], [200, { ...refund, status }]);
    expect(await client.refund(refundOrder)).toEqual(news);
    expect(await client.queryRefund(refundOrder)).toEqual(news);
    expect(paths()).toEqual(['POST /v3/refund/domestic/refunds', 'GET /v3/refund/domestic/refunds/R1']);
    expect(sent()).toEqual({
      transaction_id: '4200001234202601150000000001',
      out_refund_no: 'R1',
      reason: '顾客取消订单',
      notify_url: 'https://shop.example/api/hooks/wechat-pay',
      amount: { refund: 100, total: 8888, currency: 'CNY' },
    });
  });

  test('a reason that is too long, or none', async () => {
    says([200, { ...refund, status: 'PROCESSING' }], [200, { ...refund, status: 'PROCESSING' }]);
    await client.refund({ ...refundOrder, reason: '长'.repeat(40) });
    await client.refund({ ...refundOrder, reason: '' });
    expect(sent(0)).toMatchObject({ reason: '长'.repeat(26) });
    expect(sent(1)).not.toHaveProperty('reason');
  });

  test.each([
    ['NOT_ENOUGH', 403, 'failed'],
    ['INVALID_REQUEST', 400, 'failed'],
    ['PARAM_ERROR', 400, 'failed'],
    ['RESOURCE_NOT_EXISTS', 404, 'failed'],
    ['USER_ACCOUNT_ABNORMAL', 403, 'abnormal'],
  ])('refused with %s', async (code, status, state) => {
    says([status, { code, message: '原因' }], noRefund);
    expect(await client.refund(refundOrder)).toEqual({ state, reason: `${code} 原因` });
  });

  test('refused because an earlier call, whose answer was lost, did it already', async () => {
    says(
      [400, { code: 'INVALID_REQUEST', message: '订单已全额退款' }],
      [200, { ...refund, status: 'SUCCESS' }],
    );
    expect(await client.refund(refundOrder)).toMatchObject({ state: 'succeeded' });
  });

  test('refused, and nobody can tell whether there is one', async () => {
    says(
      [403, { code: 'NOT_ENOUGH', message: '余额不足' }],
      [500, { code: 'SYSTEM_ERROR', message: '系统错误' }],
    );
    expect(await failureOf(client.refund(refundOrder))).toMatchObject({ reason: 'SYSTEM_ERROR 系统错误' });
  });

  test('never asked for', async () => {
    says(noRefund);
    expect(await client.queryRefund(refundOrder)).toEqual({ state: 'none' });
  });

  test.each([{ out_refund_no: 'R2' }, { out_trade_no: 'A2' }])(
    'an answer about another: %j',
    async (other) => {
      says(
        [200, { ...refund, ...other, status: 'SUCCESS' }],
        [200, { ...refund, ...other, status: 'SUCCESS' }],
      );
      const reason = 'the answer is about another refund';
      expect(await failureOf(client.refund(refundOrder))).toMatchObject({ reason });
      expect(await failureOf(client.queryRefund(refundOrder))).toMatchObject({ reason });
    },
  );
});

describe('nobody can tell what became of it', () => {
  const everyWay: [string, () => Promise<unknown>][] = [
    ['opening', () => client.open(order)],
    ['querying', () => client.query('A2026011500001')],
    ['closing', () => client.close('A2026011500001')],
    ['refunding', () => client.refund(refundOrder)],
    ['asking for a refund', () => client.queryRefund(refundOrder)],
  ];

  test.each(everyWay)('%s, WeChat Pay in trouble', async (_name, ask) => {
    for (const [status, code] of [
      [500, 'SYSTEM_ERROR'],
      [429, 'FREQUENCY_LIMITED'],
      [400, 'FREQUENCY_LIMITED'],
      [503, 'ORDER_NOT_EXIST'],
    ] as const) {
      says([status, { code, message: '请稍后' }]);
      expect(await failureOf(ask())).toMatchObject({ reason: `${code} 请稍后` });
      expect(provider.asked).toHaveLength(1);
    }
    says([502, '<html>Bad Gateway</html>']);
    expect(await failureOf(ask())).toMatchObject({ reason: 'HTTP 502' });
    provider.says(() => undefined);
    expect(await failureOf(ask())).toMatchObject({ reason: 'fetch failed: other side closed' });
  });

  test.each(everyWay)('%s, an answer or a refusal that is not WeChat Pay’s', async (_name, ask) => {
    const refusal = { code: 'ORDER_NOT_EXIST', message: '订单不存在' };
    for (const [status, content] of [
      [200, { ...trade, ...refund, trade_state: 'SUCCESS', status: 'SUCCESS', prepay_id: 'wx1' }],
      [204, undefined],
      [404, refusal],
    ] as const) {
      const right = answers(clock, status, content);
      const said = status === 404 ? ': ORDER_NOT_EXIST 订单不存在' : '';
      for (const [answer, why] of [
        [answers(clock, status, content, byStranger), 'its signature is wrong'],
        [() => ({ ...right(), headers: {} }), 'it is not signed'],
        [answers({ now: () => clock.in(-301), in: clock.in }, status, content), 'it is 301 s old'],
      ] as const) {
        provider.says(answer);
        expect(await failureOf(ask())).toMatchObject({ reason: `HTTP ${status}, ${why}${said}` });
      }
    }
  });

  test('no whole answer within five seconds', async () => {
    slow.dawdles();
    const patient = new WechatPayClient(
      { ...settings, apiBase: slow.url },
      'https://shop.example',
      log,
      clock,
      clock,
    );
    const began = performance.now();
    expect(await failureOf(patient.query('A1'))).toMatchObject({
      reason: 'The operation was aborted due to timeout',
    });
    expect(performance.now() - began).toBeLessThan(6500);
  });

  test('a certificate in place of the public key is believed, once it is known', async () => {
    const content = { ...unpaid, trade_state: 'NOTPAY' };
    provider.says(answers(clock, 200, content, byCertificate), certificates(clock));
    expect(await client.query('A2026011500001')).toEqual({ state: 'unpaid' });
    expect(paths().slice(1)).toEqual(['GET /v3/certificates']);
  });

  test('the log tells neither keys nor people', async () => {
    says([400, { code: 'PARAM_ERROR', message: '参数错误', detail: { value: 'oPayer' } }]);
    await failureOf(client.open(order));
    const told = JSON.stringify(log.lines);
    for (const secret of ['oPayer', '203.0.113.9', settings.apiV3Key, 'PRIVATE KEY'])
      expect(told).not.toContain(secret);
  });
});
