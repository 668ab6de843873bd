import { DomainError } from '@lanzi/shared/errors';
import { createPublicKey, verify } from 'node:crypto';
import { TestClock } from '../../src/platform/clock';
import type { AttemptOrder, RefundOrder } from '../../src/payment/payment-provider';
import { AlipayClient } from '../../src/payment/providers/alipay-client';
import { answers, application, byStranger, settings } from './alipay-side';
import { FakeProvider, RememberingLog } from './fake-provider';

const provider = new FakeProvider();
const slow = new FakeProvider();
beforeAll(() => Promise.all([provider.start(), slow.start()]));
afterAll(() => Promise.all([provider.stop(), slow.stop()]));

let clock: TestClock;
let log: RememberingLog;
let client: AlipayClient;
beforeEach(() => {
  clock = new TestClock();
  log = new RememberingLog();
  const gateway = `${provider.url}/gateway.do`;
  client = new AlipayClient({ ...settings, gateway }, 'https://shop.example', log, clock);
});

const query = 'alipay.trade.query';
const close = 'alipay.trade.close';
const refund = 'alipay.trade.refund';
const queryRefund = 'alipay.trade.fastpay.refund.query';

const done = { code: '10000', msg: 'Success' };
const refusal = (sub_code: string, sub_msg: string) => ({
  code: '40004',
  msg: 'Business Failed',
  sub_code,
  sub_msg,
});
const noTrade = refusal('ACQ.TRADE_NOT_EXIST', '交易不存在');

/** Alipay's answers to the next requests, as method and content. */
const says = (...contents: [method: string, content: object][]) =>
  provider.says(...contents.map(([method, content]) => answers(method, content)));

/** Every parameter of a request, wherever it stands. */
const parametersOf = (url: string, body = ''): Record<string, string> => ({
  ...Object.fromEntries(new URL(url, 'http://x').searchParams),
  ...Object.fromEntries(new URLSearchParams(body)),
});
const asked = () => provider.asked.map(({ path, body }) => parametersOf(path, body));
const sent = (index = 0) => {
  const { method, biz_content = '' } = asked()[index] ?? {};
  return { method, content: JSON.parse(biz_content) as unknown };
};

function signatureHolds({ sign = '', ...parameters }: Record<string, string>): boolean {
  const message = Object.keys(parameters)
    .sort()
    .map((name) => `${name}=${parameters[name]}`)
    .join('&');
  return verify(
    'sha256',
    Buffer.from(message),
    createPublicKey(application.publicKey),
    Buffer.from(sign, 'base64'),
  );
}

async function reasonOf(asking: Promise<unknown>): Promise<unknown> {
  const outcome: unknown = await asking.catch((error: unknown) => error);
  if (!(outcome instanceof DomainError)) throw new Error(`Did not fail: ${JSON.stringify(outcome)}`);
  const provider = { 'zh-CN': '支付宝', 'zh-HK': '支付寶', en: 'Alipay' };
  expect(outcome).toMatchObject({ code: 'provider_failed', params: { provider } });
  return (log.lines.at(-1) as { reason?: string }).reason;
}

const order: AttemptOrder = {
  attemptNo: 'A2026011500001',
  amount: 123450,
  description: '兰芝的小店 100% 纯棉 + 丝',
  client: 'phone',
  openid: null,
  ip: '203.0.113.9',
  expiresAt: new Date('2026-01-15T02:30:00.000Z'),
  returnUrl: 'https://shop.example/#/order?no=1&x=2',
};

describe('opening', () => {
  const opened = async (more: Partial<AttemptOrder> = {}) => {
    const pay = await client.open({ ...order, ...more });
    if (pay.how !== 'redirect') throw new Error(pay.how);
    return parametersOf(pay.url);
  };

  test.each(['phone', 'miniapp'] as const)('on a phone: %s', async (device) => {
    provider.says();
    const { sign: _, alipay_sdk: _sdk, biz_content = '', ...rest } = await opened({ client: device });
    expect(rest).toEqual({
      method: 'alipay.trade.wap.pay',
      app_id: settings.appId,
      charset: 'utf-8',
      version: '1.0',
      sign_type: 'RSA2',
      timestamp: '2026-01-15 10:00:00',
      notify_url: 'https://shop.example/api/hooks/alipay',
      return_url: 'https://shop.example/#/order?no=1&x=2',
    });
    expect(JSON.parse(biz_content)).toEqual({
      out_trade_no: 'A2026011500001',
      total_amount: '1234.50',
      subject: '兰芝的小店 100% 纯棉 + 丝',
      product_code: 'QUICK_WAP_WAY',
      time_expire: '2026-01-15 10:30:00',
      quit_url: 'https://shop.example/#/order?no=1&x=2',
    });
    expect(provider.asked).toEqual([]);
  });

  test('at a computer', async () => {
    const { method, biz_content = '' } = await opened({ client: 'desktop' });
    expect(method).toBe('alipay.trade.page.pay');
    const content = JSON.parse(biz_content) as object;
    expect(content).toMatchObject({ product_code: 'FAST_INSTANT_TRADE_PAY' });
    expect(content).not.toHaveProperty('quit_url');
  });

  test('the address is signed', async () => {
    const parameters = await opened();
    expect(signatureHolds(parameters)).toBe(true);
    expect(signatureHolds({ ...parameters, app_id: '2021000000000002' })).toBe(false);
  });

  test('what Alipay would refuse is put right', async () => {
    const { biz_content = '' } = await opened({
      description: `a/b=c&d${'店'.repeat(100)}`,
      expiresAt: clock.in(-3600),
    });
    expect(JSON.parse(biz_content)).toMatchObject({
      subject: `a b c d${'店'.repeat(83)}`,
      time_expire: '2026-01-15 10:01:05',
    });
  });

  test.each([
    [1, '0.01'],
    [10, '0.10'],
    [100, '1.00'],
    [100_000_000_29, '100000000.29'],
  ])('%d fen', async (amount, total_amount) => {
    const { biz_content = '' } = await opened({ amount });
    expect(JSON.parse(biz_content)).toMatchObject({ total_amount });
  });
});

const trade = {
  ...done,
  out_trade_no: 'A2026011500001',
  trade_no: '2026011522001400000500000001',
  total_amount: '88.88',
};
const paid = { ...trade, send_pay_date: '2026-01-15 09:59:58' };
const money = {
  attemptNo: 'A2026011500001',
  transactionId: '2026011522001400000500000001',
  amount: 8888,
  currency: 'CNY',
  paidAt: new Date('2026-01-15T01:59:58.000Z'),
};

describe('querying', () => {
  test.each([
    ['paid', { ...paid, trade_status: 'TRADE_SUCCESS' }, { state: 'paid', money }],
    ['paid long ago', { ...paid, trade_status: 'TRADE_FINISHED' }, { state: 'paid', money }],
    ['paid and wholly refunded', { ...paid, trade_status: 'TRADE_CLOSED' }, { state: 'paid', money }],
    ['begun', { ...trade, trade_status: 'WAIT_BUYER_PAY' }, { state: 'unpaid' }],
    ['closed', { ...trade, trade_status: 'TRADE_CLOSED' }, { state: 'closed' }],
    [
      'closed, said at length',
      { ...trade, trade_status: 'TRADE_CLOSED', send_pay_date: '' },
      { state: 'closed' },
    ],
    ['never begun', noTrade, { state: 'none' }],
  ])('%s', async (_name, content, news) => {
    says([query, content]);
    expect(await client.query('A2026011500001')).toEqual(news);
    expect(sent()).toEqual({ method: query, content: { out_trade_no: 'A2026011500001' } });
    const [parameters = {}] = asked();
    expect(parameters).toMatchObject({ timestamp: '2026-01-15 10:00:00', app_id: settings.appId });
    expect(signatureHolds(parameters)).toBe(true);
  });

  test('an answer about another payment', async () => {
    says([query, { ...paid, out_trade_no: 'A2', trade_status: 'TRADE_SUCCESS' }]);
    expect(await reasonOf(client.query('A2026011500001'))).toBe('the answer is about another payment');
  });

  test.each([{ total_amount: '88.888' }, { trade_no: '' }, { trade_status: 'TRADE_ODD' }])(
    'an answer that makes no sense: %j',
    async (odd) => {
      says([query, { ...paid, trade_status: 'TRADE_SUCCESS', ...odd }]);
      expect(await reasonOf(client.query('A2026011500001'))).toBe('the answer is not what the documents say');
    },
  );
});

describe('closing', () => {
  const notClosable = refusal('ACQ.TRADE_STATUS_ERROR', '交易状态不合法');

  test('what was begun', async () => {
    says([close, trade]);
    expect(await client.close('A2026011500001')).toEqual({ state: 'closed' });
    expect(sent()).toEqual({ method: close, content: { out_trade_no: 'A2026011500001' } });
  });

  test('what was never begun', async () => {
    says([close, noTrade]);
    expect(await client.close('A2026011500001')).toEqual({ state: 'none' });
  });

  test.each([
    ['paid', { ...paid, trade_status: 'TRADE_SUCCESS' }, { state: 'paid', money }],
    ['closed before', { ...trade, trade_status: 'TRADE_CLOSED' }, { state: 'closed' }],
  ])('what was %s', async (_name, content, news) => {
    says([close, notClosable], [query, content]);
    expect(await client.close('A2026011500001')).toEqual(news);
  });

  test('what will not be closed although it is unpaid', async () => {
    says([close, notClosable], [query, { ...trade, trade_status: 'WAIT_BUYER_PAY' }]);
    expect(await reasonOf(client.close('A2026011500001'))).toBe('ACQ.TRADE_STATUS_ERROR 交易状态不合法');
  });
});

const refundOrder: RefundOrder = {
  refundNo: 'R1',
  attemptNo: 'A2026011500001',
  transactionId: '2026011522001400000500000001',
  amount: 100,
  paid: 8888,
  reason: '顾客取消订单',
};
const accepted = { ...done, out_trade_no: 'A2026011500001', refund_fee: '1.00' };
const found = {
  ...done,
  out_trade_no: 'A2026011500001',
  out_request_no: 'R1',
  refund_status: 'REFUND_SUCCESS',
  gmt_refund_pay: '2026-01-15 09:59:59',
};
const succeeded = { state: 'succeeded', at: new Date('2026-01-15T01:59:59.000Z') };

describe('refunding', () => {
  test('money that this call moved', async () => {
    says([refund, { ...accepted, fund_change: 'Y', gmt_refund_pay: '2026-01-15 09:59:59' }]);
    expect(await client.refund(refundOrder)).toEqual(succeeded);
    expect(sent()).toEqual({
      method: refund,
      content: {
        out_trade_no: 'A2026011500001',
        out_request_no: 'R1',
        refund_amount: '1.00',
        refund_reason: '顾客取消订单',
      },
    });
  });

  test('when it moved is now, if Alipay does not say', async () => {
    says([refund, { ...accepted, fund_change: 'Y' }]);
    expect(await client.refund(refundOrder)).toEqual({ state: 'succeeded', at: clock.now() });
  });

  test.each([{ fund_change: 'N' }, {}])('accepted is no proof: %j', async (change) => {
    says([refund, { ...accepted, ...change }], [queryRefund, found]);
    expect(await client.refund(refundOrder)).toEqual(succeeded);
    expect(sent(1)).toEqual({
      method: queryRefund,
      content: { out_trade_no: 'A2026011500001', out_request_no: 'R1', query_options: ['gmt_refund_pay'] },
    });
    says([refund, { ...accepted, ...change }], [queryRefund, done]);
    expect(await reasonOf(client.refund(refundOrder))).toBe(
      'accepted, but there is no refund of this number',
    );
  });

  test.each([
    'SELLER_BALANCE_NOT_ENOUGH',
    'REFUND_AMT_NOT_EQUAL_TOTAL',
    'TRADE_HAS_FINISHED',
    'TRADE_NOT_EXIST',
  ])('refused with %s', async (code) => {
    says([refund, refusal(`ACQ.${code}`, '原因')], [queryRefund, done]);
    expect(await client.refund(refundOrder)).toEqual({ state: 'failed', reason: `ACQ.${code} 原因` });
  });

  test('refused because an earlier call, whose answer was lost, did it already', async () => {
    says([refund, refusal('ACQ.REASON_TRADE_REFUND_FEE_ERR', '退款金额无效')], [queryRefund, found]);
    expect(await client.refund(refundOrder)).toEqual(succeeded);
  });

  test.each([
    ['done', found, succeeded],
    ['under way', { ...found, refund_status: 'REFUND_PROCESSING' }, { state: 'submitted' }],
    [
      'come to nothing',
      { ...found, refund_status: 'REFUND_FAIL' },
      { state: 'failed', reason: 'REFUND_FAIL' },
    ],
    ['never asked for', done, { state: 'none' }],
    ['of an unknown payment', noTrade, { state: 'none' }],
  ])('asked about: %s', async (_name, content, news) => {
    says([queryRefund, content]);
    expect(await client.queryRefund(refundOrder)).toEqual(news);
  });

  test.each([{ out_request_no: 'R2' }, { out_trade_no: 'A2' }])(
    'an answer about another: %j',
    async (other) => {
      says([queryRefund, { ...found, ...other }]);
      expect(await reasonOf(client.queryRefund(refundOrder))).toBe('the answer is about another refund');
    },
  );
});

describe('nobody can tell what became of it', () => {
  const everyWay: [string, () => Promise<unknown>][] = [
    [query, () => client.query('A2026011500001')],
    [close, () => client.close('A2026011500001')],
    [refund, () => client.refund(refundOrder)],
    [queryRefund, () => client.queryRefund(refundOrder)],
  ];

  test.each(everyWay)('%s, Alipay in trouble', async (method, ask) => {
    for (const [content, reason] of [
      [refusal('ACQ.SYSTEM_ERROR', '系统错误'), 'ACQ.SYSTEM_ERROR 系统错误'],
      [refusal('aop.ACQ.SYSTEM_ERROR', '系统错误'), 'aop.ACQ.SYSTEM_ERROR 系统错误'],
      [
        {
          code: '20000',
          msg: 'Service Currently Unavailable',
          sub_code: 'isp.unknow-error',
          sub_msg: '系统繁忙',
        },
        'isp.unknow-error 系统繁忙',
      ],
      [
        { code: '40002', msg: 'Invalid Arguments', sub_code: 'isv.invalid-signature', sub_msg: '验签出错' },
        'isv.invalid-signature 验签出错',
      ],
      [{ odd: true }, 'the answer is not what the documents say'],
    ] as const) {
      says([method, content]);
      expect(await reasonOf(ask())).toBe(reason);
      expect(provider.asked).toHaveLength(1);
    }
    provider.says(() => ({ status: 502, headers: {}, body: 'Bad Gateway' }));
    expect(await reasonOf(ask())).toContain('502');
    provider.says();
    expect(await reasonOf(ask())).toContain('other side closed');
  });

  test.each(everyWay)('%s, an answer that is not Alipay’s', async (method, ask) => {
    const why = 'the signature of the answer is missing or wrong';
    const content = { ...paid, ...found, trade_status: 'TRADE_SUCCESS', fund_change: 'Y' };
    const right = answers(method, content)();
    for (const body of [
      answers(method, content, byStranger)().body,
      right.body.replace('88.88', '88.89'),
      `{"${method.replaceAll('.', '_')}_response":${JSON.stringify(content)}}`,
      '{"error_response":{"code":"40004","msg":"Business Failed","sub_code":"ACQ.TRADE_NOT_EXIST"}}',
    ]) {
      provider.says(() => ({ ...right, body }));
      expect(await reasonOf(ask())).toBe(why);
    }
  });

  test('no whole answer within five seconds', async () => {
    slow.dawdles();
    const patient = new AlipayClient({ ...settings, gateway: `${slow.url}/gateway.do` }, '', log, clock);
    const began = performance.now();
    expect(await reasonOf(patient.query('A1'))).toBe('no answer within five seconds');
    expect(performance.now() - began).toBeLessThan(6500);
  });

  test('the log tells neither keys nor people', async () => {
    const buyer = { buyer_logon_id: '138****0001', buyer_open_id: 'oBuyer' };
    provider.says(answers(query, { ...paid, ...buyer, trade_status: 'TRADE_SUCCESS' }, byStranger));
    await reasonOf(client.query('A2026011500001'));
    const told = JSON.stringify(log.lines);
    for (const secret of ['138****0001', 'oBuyer', 'PRIVATE KEY']) expect(told).not.toContain(secret);
  });
});
