import type { FastifyInstance } from 'fastify';
import { sign, verify } from 'node:crypto';
import { demoPaymentKeys } from '../../start/payment-keys';
import { createSandbox } from '../sandbox';

const { shop, providers } = demoPaymentKeys();
const settings = {
  ...{ WECHAT_APPID: 'wx1', WECHAT_SECRET: 'secret', SMS_API_KEY: 'sms-key' },
  payments: providers,
};

let sandbox: FastifyInstance;
let now: Date;
/** The forms the shop was notified with, and how it answers. */
let notices: Record<string, string>[];
let shopAnswers: string;

beforeEach(() => {
  now = new Date('2026-01-15T04:00:00Z');
  notices = [];
  shopAnswers = 'success';
  sandbox = createSandbox(settings, {
    now: () => now,
    post: (_url, _headers, body) => {
      notices.push(Object.fromEntries(new URLSearchParams(body)));
      return Promise.resolve({ status: 200, body: shopAnswers });
    },
  });
});
afterEach(() => sandbox.close());

const later = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000));

type Parameters = Record<string, string>;

const textOf = (parameters: Parameters, without: string[]) =>
  Object.entries(parameters)
    .filter(([name]) => !without.includes(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');

/** What the shop sends, but for what is `given`. */
function signed(method: string, content: object, given: Parameters = {}): Parameters {
  const parameters: Parameters = {
    ...{ method, app_id: shop.ALIPAY_APP_ID, charset: 'utf-8', version: '1.0', sign_type: 'RSA2' },
    ...{ format: 'JSON', timestamp: '2026-01-15 12:00:00', biz_content: JSON.stringify(content) },
    ...given,
  };
  const signature = sign('sha256', Buffer.from(textOf(parameters, [])), shop.ALIPAY_PRIVATE_KEY);
  return { sign: signature.toString('base64'), ...parameters, ...(given.sign ? { sign: given.sign } : {}) };
}

const isSigned = (text: string, signature = '') =>
  verify('sha256', Buffer.from(text), shop.ALIPAY_PUBLIC_KEY, Buffer.from(signature, 'base64'));

const formHeaders = { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' };

/** Common parameters in the query, the content in the body, as shops do. */
function send(parameters: Parameters) {
  const { biz_content = '', ...rest } = parameters;
  return sandbox.inject({
    method: 'POST',
    url: `/gateway.do?${new URLSearchParams(rest).toString()}`,
    headers: formHeaders,
    payload: new URLSearchParams({ biz_content }).toString(),
  });
}

/** The answer's content, its signature checked over the very characters. */
async function call(method: string, content: object, given?: Parameters) {
  const { body } = await send(signed(`alipay.trade.${method}`, content, given));
  const [, name, text = '', signature] = /^\{"(\w+)":(.*),"sign":"([^"]*)"\}$/s.exec(body) ?? [];
  expect(isSigned(text, signature)).toBe(true);
  expect(name).toBe(`alipay_trade_${method.replaceAll('.', '_')}_response`);
  return JSON.parse(text) as Record<string, string>;
}
const subCode = async (answer: Promise<Record<string, string>>) => (await answer).sub_code;

const page = (given: object = {}, parameters: Parameters = {}) => ({
  content: {
    ...{
      out_trade_no: 'ATTEMPT_1',
      total_amount: '12.80',
      subject: '篮子鲜生 订单',
      product_code: 'QUICK_WAP_WAY',
    },
    ...{ time_expire: '2026-01-15 12:30:00', ...given },
  },
  parameters: {
    notify_url: 'https://shop.example/api/hooks/alipay',
    return_url: 'https://shop.example/orders/1?from=pay',
    ...parameters,
  },
});
const open = (given: object = {}, parameters: Parameters = {}, method = 'alipay.trade.wap.pay') => {
  const { content, parameters: more } = page(given, parameters);
  return sandbox.inject(`/gateway.do?${new URLSearchParams(signed(method, content, more)).toString()}`);
};
const query = (no = 'ATTEMPT_1') => call('query', { out_trade_no: no });
const close = (no = 'ATTEMPT_1') => call('close', { out_trade_no: no });
const refund = (no: string, amount: string, given: object = {}) =>
  call('refund', { out_trade_no: 'ATTEMPT_1', refund_amount: amount, out_request_no: no, ...given });
const queryRefund = (no: string) =>
  call('fastpay.refund.query', { out_trade_no: 'ATTEMPT_1', out_request_no: no });
const post = (url: string, payload: object = {}) => sandbox.inject({ method: 'POST', url, payload });
const pay = (payload: object = { attemptNo: 'ATTEMPT_1' }) => post('/pay', payload);
const misbehave = (mode: string, given: object = {}) =>
  post('/misbehave', { service: 'alipay', mode, ...given });
const notifyNow = async () => (await post('/notify-now')).json<{ sent: number; acknowledged: number }>();
const eventually = async (holds: () => boolean) => {
  for (let n = 0; n < 100 && !holds(); n++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(holds()).toBe(true);
};

describe('a request', () => {
  it('must be complete and signed by the app', async () => {
    const query = (given: Parameters) => call('query', { out_trade_no: 'ATTEMPT_1' }, given);
    expect(await subCode(query({ sign: 'AAAA' }))).toBe('isv.invalid-signature');
    expect(await subCode(query({ timestamp: 'today' }))).toBe('isv.invalid-timestamp');
    expect(await subCode(query({ app_id: '1' }))).toBe('isv.invalid-app-id');
    expect(await subCode(query({ sign_type: 'RSA' }))).toBe('isv.invalid-signature-type');
    expect(await subCode(query({ charset: 'gbk' }))).toBe('isv.invalid-charset');
    expect(await query({ version: '' })).toMatchObject({ code: '40001', sub_code: 'isv.missing-version' });
    expect(await subCode(query({}))).toBe('ACQ.TRADE_NOT_EXIST');
    const changed = {
      ...signed('alipay.trade.query', { out_trade_no: 'a' }),
      biz_content: '{"out_trade_no":"b"}',
    };
    expect((await send(changed)).body).toContain('isv.invalid-signature');
    expect((await send(signed('alipay.trade.invent', {}))).body).toMatch(
      /^\{"error_response":.*isv.invalid-method/,
    );
  });

  it('must say what it is about', async () => {
    expect(await subCode(call('query', {}))).toBe('ACQ.INVALID_PARAMETER');
    expect(await subCode(call('refund', { out_trade_no: 'a', refund_amount: '1.234' }))).toBe(
      'ACQ.INVALID_PARAMETER',
    );
  });
});

describe('a page', () => {
  const cashier = async () => String((await open()).headers.location);
  const act = async (url: string, what: string) =>
    sandbox.inject({ method: 'POST', url, headers: formHeaders, payload: `act=${what}` });

  it('is no trade until the payer does something there', async () => {
    const opened = await open();
    expect(opened.statusCode).toBe(302);
    expect((await sandbox.inject(String(opened.headers.location))).body).toContain('12.80');
    expect(await subCode(query())).toBe('ACQ.TRADE_NOT_EXIST');
    expect(await subCode(close())).toBe('ACQ.TRADE_NOT_EXIST');
    expect((await pay()).statusCode).toBe(200);
    expect(await query()).toMatchObject({
      code: '10000',
      trade_status: 'TRADE_SUCCESS',
      total_amount: '12.80',
    });
    expect(await subCode(close())).toBe('ACQ.TRADE_STATUS_ERROR');
  });

  it('leads back to the shop with signed numbers', async () => {
    const url = await cashier();
    expect((await act(url, 'cancel')).headers.location).toBe('https://shop.example/orders/1?from=pay');
    const paid = await act(url, 'pay');
    expect(paid.statusCode).toBe(303);
    const back = new URL(String(paid.headers.location));
    expect(`${back.origin}${back.pathname}`).toBe('https://shop.example/orders/1');
    const parameters = Object.fromEntries(back.searchParams);
    expect(parameters).toMatchObject({ from: 'pay', out_trade_no: 'ATTEMPT_1', total_amount: '12.80' });
    expect(isSigned(textOf(parameters, ['sign', 'sign_type']), parameters.sign)).toBe(true);
    expect((await sandbox.inject(url)).body).toContain('支付成功');
    await eventually(() => notices.length === 1);
  });

  it('opens for a phone or a desktop, each with its product, and not for what is wrong', async () => {
    const desktop = { product_code: 'FAST_INSTANT_TRADE_PAY' };
    expect((await open(desktop, {}, 'alipay.trade.page.pay')).statusCode).toBe(302);
    const wrong: [object, Parameters?][] = [
      [desktop],
      [{ total_amount: '0.00' }],
      [{ total_amount: 12.8 }],
      [{ subject: 'a/b' }],
      [{ time_expire: '2026-01-15 12:00:00' }],
      [{ out_trade_no: 'with space' }],
      [{}, { sign: 'AAAA' }],
    ];
    for (const [given, parameters] of wrong)
      expect([given, (await open(given, parameters)).statusCode]).toEqual([given, 400]);
  });

  it('stays payable after a close that found no trade, until its time is up', async () => {
    await open();
    expect(await subCode(close())).toBe('ACQ.TRADE_NOT_EXIST');
    later(29 * 60);
    expect((await pay()).statusCode).toBe(200);
    await open({ out_trade_no: 'ATTEMPT_2' });
    later(60);
    expect((await pay({ attemptNo: 'ATTEMPT_2' })).statusCode).toBe(409);
    expect(await subCode(query('ATTEMPT_2'))).toBe('ACQ.TRADE_NOT_EXIST');
  });

  it('becomes a trade that can be closed once the payer signs in', async () => {
    await open();
    const { tradeNo } = (await post('/trades/ATTEMPT_1/begin')).json<{ tradeNo: string }>();
    expect(await query()).toMatchObject({ trade_status: 'WAIT_BUYER_PAY', trade_no: tradeNo });
    expect((await open({ total_amount: '12.81' })).body).toContain('CONTEXT_INCONSISTENT');
    expect(await close()).toMatchObject({ code: '10000', trade_no: tradeNo });
    expect(await query()).toMatchObject({ trade_status: 'TRADE_CLOSED' });
    expect((await pay({ tradeNo })).statusCode).toBe(409);
    expect((await open()).statusCode).toBe(400);

    await open({ out_trade_no: 'ATTEMPT_2' });
    await post('/trades/ATTEMPT_2/begin');
    later(30 * 60);
    expect(await query('ATTEMPT_2')).toMatchObject({ trade_status: 'TRADE_CLOSED' });
  });
});

describe('a payment', () => {
  it('is told of in a signed form until the answer is exactly success', async () => {
    await open({ subject: '100% 鲜 a+b' });
    shopAnswers = 'SUCCESS';
    await pay();
    shopAnswers = 'success';
    expect(await notifyNow()).toEqual({ sent: 1, acknowledged: 1 });
    expect(await notifyNow()).toEqual({ sent: 0, acknowledged: 0 });
    expect(notices).toHaveLength(2);
    for (const form of notices) {
      expect(isSigned(textOf(form, ['sign', 'sign_type']), form.sign)).toBe(true);
      expect(form).toMatchObject({
        ...{ out_trade_no: 'ATTEMPT_1', trade_status: 'TRADE_SUCCESS', total_amount: '12.80' },
        ...{ app_id: shop.ALIPAY_APP_ID, seller_id: shop.ALIPAY_SELLER_ID, subject: '100% 鲜 a+b' },
        ...{ gmt_payment: '2026-01-15 12:00:00', notify_id: notices[0]?.notify_id },
      });
    }
    const { trade_no } = await query();
    expect(notices[0]?.trade_no).toBe(trade_no);
    expect(await call('query', { trade_no })).toEqual(await query());
  });
});

describe('a refund', () => {
  beforeEach(async () => {
    await open();
    await pay();
    notices = [];
  });

  it('moves money once per number and says so', async () => {
    const first = await refund('R1', '2.80', { refund_reason: '坏果/少件' });
    expect(first).toMatchObject({ code: '10000', fund_change: 'Y', refund_fee: '2.80' });
    expect(await refund('R1', '2.80')).toMatchObject({ code: '10000', fund_change: 'N', refund_fee: '2.80' });
    expect(await subCode(refund('R1', '2.81'))).toBe('ACQ.DISCORDANT_REPEAT_REQUEST');
    expect(await queryRefund('R1')).toMatchObject({
      ...{ refund_status: 'REFUND_SUCCESS', refund_amount: '2.80', refund_reason: '坏果/少件' },
    });
    expect(await queryRefund('R2')).toEqual({ code: '10000', msg: 'Success' });
    await eventually(() => notices.length === 1);
    expect(notices[0]).toMatchObject({ trade_status: 'TRADE_SUCCESS', refund_fee: '2.80', out_biz_no: 'R1' });
  });

  it('of everything closes the trade', async () => {
    await refund('R1', '2.80');
    expect(await subCode(refund('R2', '10.01'))).toBe('ACQ.REFUND_AMT_NOT_EQUAL_TOTAL');
    expect(await refund('R2', '10.00')).toMatchObject({ fund_change: 'Y', refund_fee: '12.80' });
    expect(await query()).toMatchObject({
      trade_status: 'TRADE_CLOSED',
      send_pay_date: '2026-01-15 12:00:00',
    });
    await eventually(() => notices.length === 2);
    expect(notices[1]).toMatchObject({
      trade_status: 'TRADE_CLOSED',
      refund_fee: '12.80',
      gmt_close: expect.any(String),
    });
    expect(await subCode(refund('R3', '0.01'))).toBe('ACQ.TRADE_STATUS_ERROR');
  });

  it('needs a number when it is partial, a paid trade, and a year that is not over', async () => {
    expect(await subCode(refund('', '1.00', { out_request_no: undefined }))).toBe('ACQ.INVALID_PARAMETER');
    expect(await subCode(refund('R1', '1.00', { out_trade_no: 'ATTEMPT_9' }))).toBe('ACQ.TRADE_NOT_EXIST');
    later(366 * 86_400);
    expect(await query()).toMatchObject({ trade_status: 'TRADE_FINISHED' });
    expect(await subCode(refund('R1', '1.00'))).toBe('ACQ.TRADE_HAS_FINISHED');
  });

  it('that is only accepted shows up when it is done', async () => {
    await misbehave('refund_later', { times: 2 });
    expect(await refund('R1', '1.00')).toMatchObject({ code: '10000', fund_change: 'N' });
    expect(await queryRefund('R1')).toEqual({ code: '10000', msg: 'Success' });
    await post('/refunds/R1/finish', { as: 'SUCCESS' });
    expect(await queryRefund('R1')).toMatchObject({ refund_status: 'REFUND_SUCCESS' });
    expect(notices).toHaveLength(1);

    await refund('R2', '1.00');
    expect((await post('/refunds/R2/finish', { as: 'ABNORMAL' })).statusCode).toBe(400);
    await post('/refunds/R2/finish', { as: 'CLOSED' });
    expect(await queryRefund('R2')).toEqual({ code: '10000', msg: 'Success' });
    expect(await refund('R2', '1.00')).toMatchObject({ fund_change: 'Y', refund_fee: '2.00' });
    await eventually(() => notices.length === 2);
  });

  it('may find the merchant without money, or come to nothing', async () => {
    await misbehave('not_enough');
    expect(await subCode(refund('R1', '1.00'))).toBe('ACQ.SELLER_BALANCE_NOT_ENOUGH');
    await misbehave('refund_closed');
    expect(await refund('R1', '1.00')).toMatchObject({ fund_change: 'N', refund_fee: '0.00' });
    expect(await refund('R1', '1.00')).toMatchObject({ fund_change: 'Y', refund_fee: '1.00' });
    await eventually(() => notices.length === 1);
  });
});

describe('a bad day', () => {
  it('brings Alipay’s own error to the shop, not to the payer', async () => {
    await misbehave('error');
    expect((await open()).statusCode).toBe(302);
    expect(await query()).toMatchObject({ code: '20000', sub_code: 'isp.unknow-error' });
    expect(await subCode(query())).toBe('ACQ.TRADE_NOT_EXIST');
  });

  it('brings an answer that does not verify', async () => {
    await misbehave('wrong_signature');
    const { body } = await send(signed('alipay.trade.query', { out_trade_no: 'ATTEMPT_1' }));
    const [, text = '', signature] = /^\{"\w+":(.*),"sign":"([^"]*)"\}$/s.exec(body) ?? [];
    expect(isSigned(text, signature)).toBe(false);
  });

  it('forgets to answer what it has done', async () => {
    await open();
    await pay();
    const base = await sandbox.listen({ port: 0, host: '127.0.0.1' });
    await misbehave('forget_answer');
    expect(await query()).toMatchObject({ code: '10000' });
    const content = { out_trade_no: 'ATTEMPT_1', refund_amount: '1.00', out_request_no: 'R1' };
    const body = new URLSearchParams(signed('alipay.trade.refund', content));
    await expect(fetch(`${base}/gateway.do`, { method: 'POST', body })).rejects.toThrow('fetch failed');
    expect(await queryRefund('R1')).toMatchObject({ refund_status: 'REFUND_SUCCESS' });
    expect(await refund('R1', '1.00')).toMatchObject({ fund_change: 'N', refund_fee: '1.00' });
  });

  it('notifies twice, late, never, of another amount or under a wrong signature', async () => {
    const modes = [
      'notify_twice',
      'notify_late',
      'never_notify',
      'notify_wrong_amount',
      'notify_wrong_signature',
    ];
    for (const [n, mode] of modes.entries()) {
      await open({ out_trade_no: `ATTEMPT_1${n}` });
      await misbehave(mode);
      await pay({ attemptNo: `ATTEMPT_1${n}` });
    }
    expect(notices.map((form) => [form.out_trade_no, form.total_amount])).toEqual([
      ['ATTEMPT_10', '12.80'],
      ['ATTEMPT_10', '12.80'],
      ['ATTEMPT_13', '12.81'],
      ['ATTEMPT_14', '12.80'],
    ]);
    const verifies = notices.map((form) => isSigned(textOf(form, ['sign', 'sign_type']), form.sign));
    expect(verifies).toEqual([true, true, true, false]);
    expect(await query('ATTEMPT_13')).toMatchObject({ total_amount: '12.80' });
    expect(await notifyNow()).toEqual({ sent: 1, acknowledged: 1 });
    expect(notices.at(-1)).toMatchObject({ out_trade_no: 'ATTEMPT_11' });
  });
});
