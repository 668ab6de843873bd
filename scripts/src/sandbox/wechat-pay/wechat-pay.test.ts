import type { FastifyInstance } from 'fastify';
import { createDecipheriv, randomBytes, sign, verify, X509Certificate } from 'node:crypto';
import { demoPaymentKeys } from '../../start/payment-keys';
import { createSandbox } from '../sandbox';
import { openidOf } from '../wechat';

const { shop, providers } = demoPaymentKeys();
const settings = {
  ...{ WECHAT_APPID: 'wx1', WECHAT_SECRET: 'secret', SMS_API_KEY: 'sms-key' },
  payments: providers,
};
const mchid = shop.WECHAT_PAY_MCHID;

let sandbox: FastifyInstance;
let now: Date;
/** What the shop was notified of, and how it answers. */
let notices: { url: string; headers: Record<string, string>; body: string }[];
let shopAnswers: number;

beforeEach(() => {
  now = new Date('2026-01-15T04:00:00Z');
  notices = [];
  shopAnswers = 204;
  sandbox = createSandbox(settings, {
    now: () => now,
    post: (url, headers, body) => {
      notices.push({ url, headers, body });
      return Promise.resolve({ status: shopAnswers, body: '' });
    },
  });
});
afterEach(() => sandbox.close());

const later = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000));

interface Given {
  nonce: string;
  timestamp: number;
  headers: Record<string, string>;
  without: string[];
  /** Another text to sign than what is sent. */
  text: string;
}

/** A request as the merchant makes it, but for what is `given`. */
function signed(method: 'GET' | 'POST', url: string, content?: object, given: Partial<Given> = {}) {
  const body = content === undefined ? '' : JSON.stringify(content);
  const nonce = given.nonce ?? randomBytes(8).toString('hex');
  const timestamp = given.timestamp ?? Math.floor(Date.now() / 1000);
  const text = given.text ?? `${method}\n${url}\n${timestamp}\n${nonce}\n${body}\n`;
  const signature = sign('sha256', Buffer.from(text), shop.WECHAT_PAY_PRIVATE_KEY).toString('base64');
  const fields = { mchid, nonce_str: nonce, signature, timestamp, serial_no: shop.WECHAT_PAY_SERIAL };
  const credentials = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
  const headers: Record<string, string> = {
    accept: 'application/json',
    'user-agent': 'test',
    'wechatpay-serial': shop.WECHAT_PAY_PUBLIC_KEY_ID,
    authorization: `WECHATPAY2-SHA256-RSA2048 ${credentials.join(',')}`,
    ...(content === undefined ? {} : { 'content-type': 'application/json' }),
    ...given.headers,
  };
  for (const name of given.without ?? []) delete headers[name];
  return { headers, body };
}

function request(method: 'GET' | 'POST', url: string, content?: object, given: Partial<Given> = {}) {
  const { headers, body } = signed(method, url, content, given);
  return sandbox.inject({ method, url, headers, ...(content === undefined ? {} : { payload: body }) });
}
type Answer = Awaited<ReturnType<typeof request>>;

const said = (answer: Answer) => [answer.statusCode, answer.json<{ code?: string }>().code];

function isSignedBy(key: string, { headers, body }: { headers: Answer['headers']; body: string }): boolean {
  const text = `${headers['wechatpay-timestamp']}\n${headers['wechatpay-nonce']}\n${body}\n`;
  const signature = Buffer.from(String(headers['wechatpay-signature']), 'base64');
  return verify('sha256', Buffer.from(text), key, signature);
}

interface Sealed {
  ciphertext: string;
  nonce: string;
  associated_data: string;
}

function unseal<T>({ ciphertext, nonce, associated_data }: Sealed, read: (text: string) => T): T {
  const bytes = Buffer.from(ciphertext, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', shop.WECHAT_PAY_API_V3_KEY, nonce);
  decipher.setAuthTag(bytes.subarray(-16)).setAAD(Buffer.from(associated_data));
  return read(decipher.update(bytes.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8'));
}

/** The notification's kind and content. */
function told(index = notices.length - 1) {
  const { event_type, resource } = JSON.parse(notices[index]?.body ?? '') as {
    event_type: string;
    resource: Sealed;
  };
  return [event_type, unseal(resource, (text) => JSON.parse(text) as Record<string, unknown>)] as const;
}

const openid = openidOf('wx1', 'amei');
const order = (given: object = {}) => ({
  appid: 'wx1',
  mchid,
  description: '篮子鲜生 订单',
  out_trade_no: 'ATTEMPT-1',
  notify_url: 'https://shop.example/api/hooks/wechat-pay',
  time_expire: '2026-01-15T12:30:00+08:00',
  amount: { total: 1280, currency: 'CNY' },
  ...given,
});
const jsapi = (given: object = {}) =>
  request('POST', '/v3/pay/transactions/jsapi', order({ payer: { openid }, ...given }));
const native = (given: object = {}) => request('POST', '/v3/pay/transactions/native', order(given));
const query = (no = 'ATTEMPT-1') => request('GET', `/v3/pay/transactions/out-trade-no/${no}?mchid=${mchid}`);
const close = (no = 'ATTEMPT-1') =>
  request('POST', `/v3/pay/transactions/out-trade-no/${no}/close`, { mchid });
const refund = (refundNo: string, amount: number, given: object = {}) =>
  request('POST', '/v3/refund/domestic/refunds', {
    out_trade_no: 'ATTEMPT-1',
    out_refund_no: refundNo,
    notify_url: 'https://shop.example/api/hooks/wechat-pay',
    amount: { refund: amount, total: 1280, currency: 'CNY' },
    ...given,
  });
const queryRefund = (no: string) => request('GET', `/v3/refund/domestic/refunds/${no}`);
const post = (url: string, payload: object = {}) => sandbox.inject({ method: 'POST', url, payload });
const pay = (payload: object = { attemptNo: 'ATTEMPT-1' }) => post('/pay', payload);
const misbehave = (mode: string, given: object = {}) =>
  post('/misbehave', { service: 'wechat_pay', mode, ...given });
const notifyNow = async () => (await post('/notify-now')).json<{ sent: number; acknowledged: number }>();
const eventually = async (holds: () => boolean) => {
  for (let n = 0; n < 100 && !holds(); n++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(holds()).toBe(true);
};

describe('a request', () => {
  it('must be signed by the merchant over exactly what was sent', async () => {
    expect((await jsapi()).statusCode).toBe(200);
    const text = `GET\n/v3/other\n${Math.floor(Date.now() / 1000)}\nn\n\n`;
    const wrong = [
      request('GET', '/v3/certificates', undefined, { text }),
      request('GET', '/v3/certificates', undefined, { headers: { authorization: '' } }),
      request('GET', '/v3/certificates', undefined, {
        headers: { authorization: 'WECHATPAY2-SHA256-RSA2048 mchid="1"' },
      }),
    ];
    for (const answer of await Promise.all(wrong)) expect(said(answer)).toEqual([401, 'SIGN_ERROR']);
  });

  it('must be fresh by the real clock, and come once', async () => {
    const seconds = Math.floor(Date.now() / 1000);
    const at = (timestamp: number) => request('GET', '/v3/certificates', undefined, { timestamp });
    expect(said(await at(seconds - 310))).toEqual([401, 'SIGN_ERROR']);
    expect(said(await at(seconds + 310))).toEqual([401, 'SIGN_ERROR']);
    expect((await at(seconds - 290)).statusCode).toBe(200);
    const again = () => request('GET', '/v3/certificates', undefined, { nonce: 'the same' });
    expect((await again()).statusCode).toBe(200);
    expect(said(await again())).toEqual([401, 'SIGN_ERROR']);
  });

  it('must carry the headers that the documentation demands', async () => {
    const withHeader = (headers: Record<string, string>) =>
      request('GET', '/v3/certificates', undefined, { headers });
    expect(said(await withHeader({ accept: 'text/html' }))).toEqual([400, 'PARAM_ERROR']);
    expect(said(await withHeader({ 'user-agent': '' }))).toEqual([400, 'PARAM_ERROR']);
    expect(said(await withHeader({ 'wechatpay-serial': 'PUB_KEY_ID_1' }))).toEqual([400, 'PARAM_ERROR']);
  });
});

describe('an answer', () => {
  it('is signed by the public key that the request names, else by the platform certificate', async () => {
    const byKey = await jsapi();
    expect(byKey.headers['wechatpay-serial']).toBe(shop.WECHAT_PAY_PUBLIC_KEY_ID);
    expect(isSignedBy(shop.WECHAT_PAY_PUBLIC_KEY, byKey)).toBe(true);

    const answer = await request('GET', '/v3/certificates', undefined, { without: ['wechatpay-serial'] });
    const { data } = answer.json<{ data: { serial_no: string; encrypt_certificate: Sealed }[] }>();
    const certificate = new X509Certificate(unseal(data[0]!.encrypt_certificate, (text) => text));
    expect(certificate.serialNumber).toBe(data[0]?.serial_no);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(answer.headers['wechatpay-serial']).toBe(certificate.serialNumber);
    const key = certificate.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(isSignedBy(key, answer)).toBe(true);
    expect(isSignedBy(shop.WECHAT_PAY_PUBLIC_KEY, answer)).toBe(false);
  });

  it('is signed when it is empty and when it is a refusal', async () => {
    await jsapi();
    const closed = await close();
    expect([closed.statusCode, closed.body]).toEqual([204, '']);
    expect(isSignedBy(shop.WECHAT_PAY_PUBLIC_KEY, closed)).toBe(true);
    expect(isSignedBy(shop.WECHAT_PAY_PUBLIC_KEY, await query('nothing'))).toBe(true);
  });
});

describe('an order', () => {
  it('is placed, and placed again alike with the same answer', async () => {
    const { prepay_id } = (await jsapi()).json<{ prepay_id: string }>();
    expect(prepay_id).toMatch(/^wx20260115120000[0-9a-f]{20}$/);
    expect((await jsapi()).json()).toEqual({ prepay_id });
    expect((await query()).json()).toEqual({
      ...{ appid: 'wx1', mchid, out_trade_no: 'ATTEMPT-1', attach: '', promotion_detail: [] },
      ...{ trade_state: 'NOTPAY', trade_state_desc: '订单未支付', amount: { total: 1280, currency: 'CNY' } },
    });
  });

  it('keeps its amount, payer and way of paying', async () => {
    await jsapi();
    const other = openidOf('wx1', 'bo');
    for (const given of [{ amount: { total: 1281 } }, { payer: { openid: other } }, { description: 'x' }])
      expect(said(await jsapi(given))).toEqual([400, 'INVALID_REQUEST']);
    expect(said(await native())).toEqual([400, 'INVALID_REQUEST']);
    expect((await jsapi({ time_expire: '2026-01-15T12:45:00+08:00' })).statusCode).toBe(200);
  });

  it('is refused with parameters that are wrong or that nobody knows', async () => {
    const wrong: [object, string][] = [
      [{ out_trade_no: 'short' }, 'PARAM_ERROR'],
      [{ out_trade_no: 'with space' }, 'PARAM_ERROR'],
      [{ description: '篮'.repeat(128) }, 'PARAM_ERROR'],
      [{ amount: { total: 0 } }, 'PARAM_ERROR'],
      [{ amount: { total: 12.5 } }, 'PARAM_ERROR'],
      [{ amount: { total: 1, currency: 'HKD' } }, 'PARAM_ERROR'],
      [{ notify_url: 'http://shop.example/hook' }, 'PARAM_ERROR'],
      [{ notify_url: 'https://shop.example/hook?a=1' }, 'PARAM_ERROR'],
      [{ time_expire: '2026-01-15T04:30:00Z' }, 'PARAM_ERROR'],
      [{ time_expire: '2026-01-15T12:00:59+08:00' }, 'PARAM_ERROR'],
      [{ payer: { openid: openidOf('wx2', 'amei') } }, 'PARAM_ERROR'],
      [{ payer: undefined }, 'PARAM_ERROR'],
      [{ mchid: '1' }, 'PARAM_ERROR'],
      [{ appid: 'wx2' }, 'APPID_MCHID_NOT_MATCH'],
      [{ invented: 1 }, 'PARAM_ERROR'],
    ];
    for (const [given, code] of wrong)
      expect([given, ...said(await jsapi(given))]).toEqual([given, 400, code]);
    expect(said(await query())).toEqual([404, 'ORDER_NOT_EXIST']);
    expect((await jsapi({ notify_url: 'http://localhost:3000/hook' })).statusCode).toBe(200);
  });

  it('can be closed while it is not paid, and closes by itself at its deadline', async () => {
    expect(said(await close())).toEqual([404, 'ORDER_NOT_EXIST']);
    await jsapi();
    expect((await close()).statusCode).toBe(204);
    expect(said(await close())).toEqual([400, 'ORDER_CLOSED']);
    expect(said(await jsapi())).toEqual([400, 'ORDER_CLOSED']);
    expect((await pay()).statusCode).toBe(409);
    expect((await query()).json()).toMatchObject({ trade_state: 'CLOSED' });

    await jsapi({ out_trade_no: 'ATTEMPT-2' });
    later(30 * 60);
    expect((await pay({ attemptNo: 'ATTEMPT-2' })).statusCode).toBe(409);
    expect((await query('ATTEMPT-2')).json()).toMatchObject({ trade_state: 'CLOSED' });
    expect(notices).toEqual([]);
  });
});

describe('paying', () => {
  it('tells the shop, encrypted and signed, and is found by both numbers', async () => {
    await jsapi();
    const paid = (await pay()).json<{ tradeNo: string }>();
    expect(paid).toMatchObject({ status: 'paid', amount: 1280, attemptNo: 'ATTEMPT-1' });
    expect(paid.tradeNo).toMatch(/^\d{28}$/);
    const found = await query();
    expect(found.json()).toEqual({
      ...{ appid: 'wx1', mchid, out_trade_no: 'ATTEMPT-1', attach: '', promotion_detail: [] },
      ...{ trade_state: 'SUCCESS', trade_state_desc: '支付成功', transaction_id: paid.tradeNo },
      ...{ trade_type: 'JSAPI', bank_type: 'OTHERS', success_time: '2026-01-15T12:00:00+08:00' },
      payer: { openid },
      amount: { total: 1280, payer_total: 1280, currency: 'CNY', payer_currency: 'CNY' },
    });
    const byId = await request('GET', `/v3/pay/transactions/id/${paid.tradeNo}?mchid=${mchid}`);
    expect(byId.json()).toEqual(found.json());

    expect(notices).toHaveLength(1);
    expect(notices[0]?.url).toBe('https://shop.example/api/hooks/wechat-pay');
    expect(isSignedBy(shop.WECHAT_PAY_PUBLIC_KEY, notices[0]!)).toBe(true);
    expect(told()).toEqual(['TRANSACTION.SUCCESS', found.json()]);
  });

  it('happens once and shuts the order', async () => {
    await jsapi();
    await pay();
    expect((await pay()).statusCode).toBe(409);
    expect(said(await close())).toEqual([400, 'ORDERPAID']);
    expect(said(await jsapi())).toEqual([400, 'ORDERPAID']);
    expect(notices).toHaveLength(1);
  });

  it('in a mini-program asks for parameters that the shop signed', async () => {
    const { prepay_id } = (await jsapi()).json<{ prepay_id: string }>();
    const given = {
      timeStamp: '1768449600',
      nonceStr: 'n',
      package: `prepay_id=${prepay_id}`,
      signType: 'RSA',
    };
    const text = `wx1\n${given.timeStamp}\nn\n${given.package}\n`;
    const paySign = sign('sha256', Buffer.from(text), shop.WECHAT_PAY_PRIVATE_KEY).toString('base64');
    expect((await pay({ ...given, nonceStr: 'm', paySign })).statusCode).toBe(400);
    expect((await pay({ ...given, paySign })).json()).toMatchObject({ status: 'paid' });
  });

  it('by prepay_id is possible for two hours, which asking again prolongs', async () => {
    const lasting = { time_expire: '2026-01-15T20:00:00+08:00' };
    const { prepay_id: prepayId } = (await jsapi(lasting)).json<{ prepay_id: string }>();
    later(2 * 3600);
    expect((await pay({ prepayId })).statusCode).toBe(404);
    expect((await jsapi(lasting)).json()).toEqual({ prepay_id: prepayId });
    expect((await pay({ prepayId })).json()).toMatchObject({ status: 'paid' });
  });

  it('by H5 leads over a page that goes back to the shop', async () => {
    const scene = { payer_client_ip: '127.0.0.1', h5_info: { type: 'Wap' } };
    const h5 = (given: object) => request('POST', '/v3/pay/transactions/h5', order(given));
    expect(said(await h5({}))).toEqual([400, 'PARAM_ERROR']);
    const { h5_url } = (await h5({ scene_info: scene })).json<{ h5_url: string }>();
    const redirect = 'https://shop.example/orders/1';
    const entrance = await sandbox.inject(`${h5_url}&redirect_url=${encodeURIComponent(redirect)}`);
    const cashier = String(entrance.headers.location);
    const page = await sandbox.inject({ url: cashier, headers: { 'accept-language': 'en-GB' } });
    expect(page.body).toContain('12.80');
    const act = (what: string) =>
      sandbox.inject({
        ...{ method: 'POST', url: cashier, payload: `act=${what}` },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    expect((await act('cancel')).headers.location).toBe(redirect);
    expect((await query()).json()).toMatchObject({ trade_state: 'NOTPAY' });
    const paid = await act('pay');
    expect([paid.statusCode, paid.headers.location]).toEqual([303, redirect]);
    expect((await query()).json()).toMatchObject({ trade_state: 'SUCCESS', trade_type: 'MWEB' });
    expect((await act('pay')).body).toContain('支付成功');
    await eventually(() => notices.length === 1);
  });

  it('by Native code is done on the payments page', async () => {
    expect((await native()).json()).toEqual({
      code_url: expect.stringMatching(/^weixin:\/\/wxpay\/bizpayurl\?pr=\w{10}$/),
    });
    expect((await sandbox.inject('/payments')).body).toContain('<html');
    const { items } = (await sandbox.inject('/trades')).json<{ items: object[] }>();
    expect(items).toMatchObject([{ attemptNo: 'ATTEMPT-1', payable: true, kind: 'native', refunds: [] }]);
    await pay();
    expect((await query()).json()).toMatchObject({ trade_type: 'NATIVE' });
  });
});

it('a shop that knows no public key is notified under the certificate', async () => {
  const body = order({ payer: { openid } });
  await request('POST', '/v3/pay/transactions/jsapi', body, { without: ['wechatpay-serial'] });
  await pay();
  expect(notices[0]?.headers['wechatpay-serial']).toMatch(/^[0-9A-F]{40}$/);
  expect(told()[0]).toBe('TRANSACTION.SUCCESS');
});

describe('a refund', () => {
  beforeEach(async () => {
    await jsapi();
    await pay();
    notices = [];
  });

  it('goes through at once, is told of, and moves nothing when asked for again', async () => {
    const answer = await refund('REFUND-1', 280);
    expect(answer.json()).toMatchObject({
      ...{ out_refund_no: 'REFUND-1', out_trade_no: 'ATTEMPT-1', status: 'SUCCESS' },
      success_time: '2026-01-15T12:00:00+08:00',
      amount: { total: 1280, refund: 280, payer_refund: 280, currency: 'CNY' },
    });
    await eventually(() => notices.length === 1);
    expect(told()).toEqual([
      'REFUND.SUCCESS',
      expect.objectContaining({ out_refund_no: 'REFUND-1', refund_status: 'SUCCESS' }),
    ]);
    expect((await refund('REFUND-1', 280)).json()).toEqual(answer.json());
    expect((await queryRefund('REFUND-1')).json()).toEqual(answer.json());
    expect((await query()).json()).toMatchObject({ trade_state: 'REFUND' });
    later(60);
    expect((await refund('REFUND-2', 1000)).json()).toMatchObject({ status: 'SUCCESS' });
    await eventually(() => notices.length === 2);
  });

  it('is refused beyond what was paid, too soon after another, or when its number says something else', async () => {
    await refund('REFUND-1', 280);
    expect(said(await refund('REFUND-1', 281))).toEqual([400, 'INVALID_REQUEST']);
    expect(said(await refund('REFUND-2', 100))).toEqual([429, 'FREQUENCY_LIMITED']);
    later(60);
    expect(said(await refund('REFUND-2', 1001))).toEqual([400, 'INVALID_REQUEST']);
    const lie = { amount: { refund: 1, total: 1, currency: 'CNY' } };
    expect(said(await refund('REFUND-2', 1, lie))).toEqual([400, 'PARAM_ERROR']);
    expect(said(await refund('REFUND-2', 1, { out_trade_no: 'ATTEMPT-9' }))).toEqual([
      404,
      'RESOURCE_NOT_EXISTS',
    ]);
    expect(said(await queryRefund('REFUND-2'))).toEqual([404, 'RESOURCE_NOT_EXISTS']);
    later(366 * 86_400);
    expect(said(await refund('REFUND-2', 1))).toEqual([400, 'INVALID_REQUEST']);
    await native({ out_trade_no: 'ATTEMPT-2', time_expire: undefined });
    expect(said(await refund('REFUND-2', 1, { out_trade_no: 'ATTEMPT-2' }))).toEqual([
      400,
      'INVALID_REQUEST',
    ]);
  });

  it('is possible fifty times', async () => {
    for (let n = 1; n <= 50; n++) {
      expect((await refund(`REFUND-${n}`, 1)).statusCode).toBe(200);
      later(60);
    }
    expect(said(await refund('REFUND-51', 1))).toEqual([400, 'INVALID_REQUEST']);
  });

  it('can take its time and end in three ways', async () => {
    await misbehave('refund_later', { times: 2 });
    expect((await refund('REFUND-1', 1000)).json()).toMatchObject({ status: 'PROCESSING' });
    expect((await queryRefund('REFUND-1')).json()).toMatchObject({ status: 'PROCESSING' });
    later(60);
    expect(said(await refund('REFUND-2', 1000))).toEqual([400, 'INVALID_REQUEST']);
    const finish = (no: string, as: string) => post(`/refunds/${no}/finish`, { as });
    await finish('REFUND-1', 'CLOSED');
    expect(told()).toEqual(['REFUND.CLOSED', expect.objectContaining({ refund_status: 'CLOSED' })]);
    expect((await finish('REFUND-1', 'SUCCESS')).statusCode).toBe(409);

    expect((await refund('REFUND-2', 1000)).json()).toMatchObject({ status: 'PROCESSING' });
    await finish('REFUND-2', 'ABNORMAL');
    expect(told()).toEqual(['REFUND.ABNORMAL', expect.objectContaining({ refund_status: 'ABNORMAL' })]);
    later(60);
    expect(said(await refund('REFUND-3', 1000))).toEqual([400, 'INVALID_REQUEST']);
    await finish('REFUND-2', 'SUCCESS');
    expect((await queryRefund('REFUND-2')).json()).toMatchObject({ status: 'SUCCESS' });
    expect(notices).toHaveLength(3);
  });

  it('can be finished by the clock', async () => {
    await misbehave('refund_later', { delayMs: 30 });
    expect((await refund('REFUND-1', 1000)).json()).toMatchObject({ status: 'PROCESSING' });
    await eventually(() => notices.length === 1);
    expect(told()[0]).toBe('REFUND.SUCCESS');
  });

  it('can end badly at once, or find the merchant without money', async () => {
    await misbehave('refund_abnormal');
    expect((await refund('REFUND-1', 100)).json()).toMatchObject({ status: 'ABNORMAL' });
    later(60);
    await misbehave('refund_closed');
    expect((await refund('REFUND-2', 100)).json()).toMatchObject({ status: 'CLOSED' });
    expect((await refund('REFUND-2', 100)).json()).toMatchObject({ status: 'CLOSED' });
    later(60);
    await misbehave('not_enough');
    expect(said(await refund('REFUND-3', 100))).toEqual([403, 'NOT_ENOUGH']);
    expect(said(await queryRefund('REFUND-3'))).toEqual([404, 'RESOURCE_NOT_EXISTS']);
    expect((await refund('REFUND-3', 100)).json()).toMatchObject({ status: 'SUCCESS' });
  });
});

describe('a bad day', () => {
  beforeEach(async () => {
    await jsapi();
  });

  it('brings the provider’s own error', async () => {
    await misbehave('error');
    expect(said(await query())).toEqual([500, 'SYSTEM_ERROR']);
    expect((await query()).statusCode).toBe(200);
  });

  it('brings answers that do not verify, or that the certificate signed', async () => {
    await misbehave('wrong_signature');
    const probe = await query();
    expect(probe.headers['wechatpay-signature']).toMatch(/^WECHATPAY\/SIGNTEST\//);
    expect(isSignedBy(shop.WECHAT_PAY_PUBLIC_KEY, probe)).toBe(false);
    await misbehave('platform_certificate');
    expect((await query()).headers['wechatpay-serial']).toMatch(/^[0-9A-F]{40}$/);
    expect(isSignedBy(shop.WECHAT_PAY_PUBLIC_KEY, await query())).toBe(true);
  });

  it('forgets to answer what it has done', async () => {
    const base = await sandbox.listen({ port: 0, host: '127.0.0.1' });
    await misbehave('forget_answer');
    expect((await query()).statusCode).toBe(200);
    const { headers, body } = signed(
      'POST',
      '/v3/pay/transactions/native',
      order({ out_trade_no: 'ATTEMPT-2' }),
    );
    const asked = fetch(`${base}/v3/pay/transactions/native`, { method: 'POST', headers, body });
    await expect(asked).rejects.toThrow('fetch failed');
    expect((await query('ATTEMPT-2')).json()).toMatchObject({ trade_state: 'NOTPAY' });
    expect((await native({ out_trade_no: 'ATTEMPT-2' })).statusCode).toBe(200);
  });

  it('notifies twice, late or never', async () => {
    for (const [n, mode] of ['notify_twice', 'notify_late', 'never_notify'].entries()) {
      const attemptNo = `ATTEMPT-1${n}`;
      await native({ out_trade_no: attemptNo });
      await misbehave(mode);
      await pay({ attemptNo });
    }
    const ids = () => notices.map(({ body }) => (JSON.parse(body) as { id: string }).id);
    expect(notices).toHaveLength(2);
    expect(new Set(ids()).size).toBe(1);
    expect(await notifyNow()).toEqual({ sent: 1, acknowledged: 1 });
    expect(told()[1]).toMatchObject({ out_trade_no: 'ATTEMPT-11' });
    expect(await notifyNow()).toEqual({ sent: 0, acknowledged: 0 });
  });

  it('notifies of another amount, or under a wrong signature first', async () => {
    await misbehave('notify_wrong_amount');
    await pay();
    expect(told()[1]).toMatchObject({ amount: { total: 1281 } });
    expect((await query()).json()).toMatchObject({ amount: { total: 1280 } });

    await native({ out_trade_no: 'ATTEMPT-2' });
    shopAnswers = 401;
    await misbehave('notify_wrong_signature');
    await pay({ attemptNo: 'ATTEMPT-2' });
    expect(isSignedBy(shop.WECHAT_PAY_PUBLIC_KEY, notices.at(-1)!)).toBe(false);
    shopAnswers = 200;
    expect(await notifyNow()).toEqual({ sent: 1, acknowledged: 1 });
    expect(isSignedBy(shop.WECHAT_PAY_PUBLIC_KEY, notices.at(-1)!)).toBe(true);
  });

  it('must be one that the provider can have', async () => {
    expect((await misbehave('angry')).statusCode).toBe(400);
    const wrong = { service: 'wechat', mode: 'notify_twice' };
    expect((await post('/misbehave', wrong)).statusCode).toBe(400);
  });
});
