import fastify, { type FastifyInstance } from 'fastify';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Misbehaviour } from '../misbehaviour';
import type { Trade } from '../payments/trade';
import { Trades } from '../payments/trades';
import { StableToken } from '../stable-token';
import { addWechatShipping } from './wechat-shipping';

const merchant = { appid: 'wx1', mchid: '1900000001' };
let sandbox: FastifyInstance;
let trades: Trades;
let token: StableToken;
let now: Date;

function open(stateFile?: string): void {
  sandbox = fastify();
  token = new StableToken();
  const misbehaviour = new Misbehaviour();
  misbehaviour.addRoutes(sandbox);
  trades = new Trades(() => now);
  addWechatShipping(sandbox, merchant, token, { trades, misbehaviour, stateFile });
  trades.put(payment('PAY1'));
}
beforeEach(() => {
  now = new Date('2026-01-15T04:00:00Z');
  open();
  later(60);
});
afterEach(() => sandbox.close());

const later = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000));

const payment = (no: string, given: Partial<Trade> = {}): Trade => ({
  ...{
    provider: 'wechat_pay',
    no,
    kind: 'jsapi',
    status: 'paid',
    amount: 1280,
    description: '篮子鲜生 订单',
  },
  ...{ attach: '', notifyUrl: '', createdAt: now.toISOString(), expiresAt: now.toISOString(), ticket: no },
  ...{ ticketExpiresAt: now.toISOString(), returnUrl: null, quitUrl: null, payer: 'openid-of-amei' },
  ...{ transactionId: `4200-${no}`, paidAt: now.toISOString(), byCertificate: false, refunds: [], ...given },
});
const refunded = (status: 'succeeded' | 'processing', amount: number) => ({
  ...{ no: 'R1', id: '5030', status, amount, reason: '', notifyUrl: '' },
  ...{ createdAt: now.toISOString(), finishedAt: null },
});

type Answer = Record<string, unknown> & { errcode: number };
const goodToken = () => token.read(false, Date.now() / 1000)?.access_token ?? '';
const ask = async (call: string, payload: object, accessToken = goodToken()) => {
  const url = `/${call}?access_token=${accessToken}`;
  const answer = await sandbox.inject({ method: 'POST', url, payload });
  expect(answer.statusCode).toBe(200);
  return answer.json<Answer>();
};
const code = async (answer: Promise<Answer>) => (await answer).errcode;

const parcel = (given: object = {}) => ({
  ...{ tracking_no: 'YT1', express_company: 'YTO', item_desc: '苹果 ×2', ...given },
});
const info = (given: object = {}) => ({
  order_key: { order_number_type: 2, transaction_id: '4200-PAY1' },
  ...{ logistics_type: 1, delivery_mode: 1, shipping_list: [parcel()] },
  upload_time: now.toISOString().replace('Z', '+00:00'),
  payer: { openid: 'openid-of-amei' },
  ...given,
});
const upload = (given: object = {}) => ask('wxa/sec/order/upload_shipping_info', info(given));
const order = async () =>
  (await ask('wxa/sec/order/get_order', { transaction_id: '4200-PAY1' })).order as {
    order_state: number;
    shipping?: { shipping_list: object[] };
  };
const stateOf = async () => (await order()).order_state;
const misbehave = (mode: string, more: object = {}) =>
  sandbox.inject({ method: 'POST', url: '/misbehave', payload: { service: 'wechat', mode, ...more } });

describe('a call', () => {
  it('needs an access token that is good', async () => {
    expect(await code(ask('wxa/sec/order/is_trade_managed', { appid: 'wx1' }, 'stale'))).toBe(40001);
    expect((await sandbox.inject({ method: 'POST', url: '/wxa/sec/order/get_order' })).json()).toMatchObject({
      errcode: 41001,
    });
    expect(await ask('wxa/sec/order/is_trade_managed', { appid: 'wx1' })).toMatchObject({
      errcode: 0,
      is_trade_managed: true,
    });
    expect(await code(ask('wxa/sec/order/is_trade_managed', { appid: 'wx2' }))).toBe(40013);
  });

  it('finds the token gone bad once, and the next one good', async () => {
    const before = goodToken();
    await misbehave('bad_token');
    expect(await code(upload())).toBe(40001);
    expect(goodToken()).not.toBe(before);
    expect(await code(upload())).toBe(0);
  });

  it('a token ends with its time, or when another is forced', () => {
    const first = token.read(false, 0)!.access_token;
    expect([token.isGood(first, 7199), token.isGood(first, 7200)]).toEqual([true, false]);
    token.read(false, 7000);
    expect(token.isGood(first, 7100)).toBe(true);
    token.read(true, 7100);
    expect(token.isGood(first, 7100)).toBe(false);
    expect(token.isGood('', 7100)).toBe(false);
  });
});

describe('shipping information', () => {
  it('is taken for a payment, by either number, and shown again', async () => {
    expect(await stateOf()).toBe(1);
    const order_key = { order_number_type: 1, mchid: merchant.mchid, out_trade_no: 'PAY1' };
    expect(await code(upload({ order_key }))).toBe(0);
    expect(await stateOf()).toBe(2);
    const shown = await ask('wxa/sec/order/get_order', {
      merchant_id: merchant.mchid,
      merchant_trade_no: 'PAY1',
    });
    expect(shown.order).toMatchObject({
      transaction_id: '4200-PAY1',
      paid_amount: 1280,
      openid: 'openid-of-amei',
      shipping: { finish_shipping: true, shipping_list: [{ tracking_no: 'YT1', goods_desc: '苹果 ×2' }] },
    });
  });

  it('is for payments made in the mini-program a minute ago or earlier', async () => {
    const of = (transaction_id: string) =>
      code(upload({ order_key: { order_number_type: 2, transaction_id } }));
    trades.put(payment('PAY2'));
    expect(await of('4200-PAY2')).toBe(10060001);
    later(59);
    expect(await of('4200-PAY2')).toBe(10060001);
    later(1);
    expect(await of('4200-PAY2')).toBe(0);
    trades.put(payment('PAY3', { kind: 'h5' }));
    trades.put(payment('PAY4', { status: 'unpaid', paidAt: null }));
    later(60);
    for (const no of ['4200-PAY3', '4200-PAY4', '4200']) expect(await of(no)).toBe(10060001);
  });

  it.each<[number, object]>([
    [47001, { logistics_type: 5 }],
    [47001, { delivery_mode: 3 }],
    [47001, { shipping_list: undefined }],
    [47001, { payer: undefined }],
    [268485228, { shipping_list: [parcel(), parcel()] }],
    [268485228, { shipping_list: [] }],
    [10060007, { delivery_mode: 2 }],
    [10060006, { delivery_mode: 2, is_all_delivered: true, logistics_type: 4 }],
    [10060024, { delivery_mode: 2, is_all_delivered: true, shipping_list: Array(16).fill(parcel()) }],
    [10060008, { shipping_list: [parcel({ item_desc: '' })] }],
    [10060009, { shipping_list: [parcel({ item_desc: '果'.repeat(121) })] }],
    [10060014, { shipping_list: [parcel({ tracking_no: undefined })] }],
    [10060014, { shipping_list: [parcel({ express_company: '圆通' })] }],
    [10060014, { shipping_list: [parcel({ express_company: 'SF' })] }],
    [10060014, { shipping_list: [parcel({ contact: { receiver_contact: '13800006789' } })] }],
    [10060014, { shipping_list: [parcel({ contact: { receiver_contact: '1380000****' } })] }],
    [268485216, { upload_time: '2026-01-15 12:00:00' }],
    [10060031, { payer: { openid: 'somebody else' } }],
  ])('is refused with %d for %j', async (errcode, given) => {
    expect(await code(upload(given))).toBe(errcode);
    expect(await stateOf()).toBe(1);
  });

  it('takes what is right at the very limits', async () => {
    const contact = { receiver_contact: '138****6789' };
    const shipping_list = [parcel({ express_company: 'SF', contact, item_desc: '果'.repeat(120) })];
    expect(await code(upload({ shipping_list }))).toBe(0);
  });

  it('of what is fetched at a store has words only', async () => {
    expect(await code(upload({ logistics_type: 4, shipping_list: [{ item_desc: '苹果 ×2' }] }))).toBe(0);
  });

  it('grows package by package, and can be changed once after the last', async () => {
    const split = (count: number, is_all_delivered: boolean) => {
      later(1);
      const shipping_list = Array.from({ length: count }, (_, at) => parcel({ tracking_no: `YT${at}` }));
      return code(upload({ delivery_mode: 2, is_all_delivered, shipping_list }));
    };
    expect(await split(1, false)).toBe(0);
    expect(await stateOf()).toBe(1);
    expect(await split(2, false)).toBe(0);
    expect(await split(3, true)).toBe(0);
    expect(await stateOf()).toBe(2);
    expect(await split(4, true)).toBe(0);
    expect(await split(5, true)).toBe(10060003);
    expect((await order()).shipping?.shipping_list).toHaveLength(4);
  });

  it('must say something new, later than before', async () => {
    await upload();
    expect(await code(upload({ shipping_list: [parcel({ tracking_no: 'YT2' })] }))).toBe(268485216);
    later(1);
    expect(await code(upload())).toBe(10060023);
    expect(await code(upload({ shipping_list: [parcel({ tracking_no: 'YT2' })] }))).toBe(0);
  });

  it('is not wanted for what was refunded or received', async () => {
    const trade = trades.find('wechat_pay', 'PAY1')!;
    trade.refunds = [refunded('succeeded', 1280)];
    expect(await code(upload())).toBe(10060004);
    expect(await stateOf()).toBe(5);
    trade.refunds = [refunded('succeeded', 500), refunded('processing', 780)];
    expect(await code(upload())).toBe(0);
    const end = (to: string) =>
      sandbox.inject({ method: 'POST', url: '/shipping-info/PAY1/end', payload: { to } });
    for (const [to, state] of [
      ['awaiting_settlement', 6],
      ['received', 3],
      ['completed', 4],
    ] as const) {
      await end(to);
      expect(await stateOf()).toBe(state);
    }
    later(1);
    expect(await code(upload({ shipping_list: [parcel({ tracking_no: 'YT2' })] }))).toBe(10060004);
  });

  it('is remembered over a restart', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'shipping-'));
    await sandbox.close();
    open(path.join(folder, 'shipping.json'));
    later(60);
    await upload();
    await sandbox.close();
    open(path.join(folder, 'shipping.json'));
    const { items } = (await sandbox.inject('/shipping-info')).json<{ items: object[] }>();
    expect(items).toMatchObject([{ attemptNo: 'PAY1', uploads: 1, info: { logistics_type: 1 } }]);
    rmSync(folder, { recursive: true });
  });
});

describe('the payer', () => {
  const remind = (received: Date, given: object = { transaction_id: '4200-PAY1' }) =>
    ask('wxa/sec/order/notify_confirm_receive', {
      ...given,
      received_time: Math.floor(received.getTime() / 1000),
    });

  it('is reminded once to confirm what came by express', async () => {
    expect(await code(remind(now))).toBe(10060004);
    await upload();
    expect(await code(remind(now))).toBe(10060014);
    later(3600);
    expect(await code(remind(now))).toBe(0);
    expect(await code(remind(now))).toBe(10060014);
  });

  it('is not reminded of what they fetched', async () => {
    await upload({ logistics_type: 4, shipping_list: [{ item_desc: '苹果' }] });
    later(3600);
    expect(await code(remind(now))).toBe(10060014);
  });
});

describe('the list of orders', () => {
  const list = (given: object = {}) => ask('wxa/sec/order/get_order_list', given);
  const numbers = async (given: object = {}) =>
    ((await list(given)).order_list as { merchant_trade_no: string }[]).map((one) => one.merchant_trade_no);

  it('is paged, newest first, and narrowed by time, state and payer', async () => {
    const begin_time = Math.floor(now.getTime() / 1000) + 1;
    later(10);
    for (const no of ['PAY2', 'PAY3']) trades.put(payment(no, { payer: 'openid-of-bo' }));
    trades.put(payment('PAY4', { kind: 'native' }));
    later(60);
    await upload();
    expect(await numbers()).toEqual(['PAY3', 'PAY2', 'PAY1']);
    expect(await numbers({ pay_time_range: { begin_time } })).toEqual(['PAY3', 'PAY2']);
    expect(await numbers({ pay_time_range: { begin_time: 0, end_time: begin_time } })).toEqual(['PAY1']);
    expect(await numbers({ order_state: 2 })).toEqual(['PAY1']);
    expect(await numbers({ openid: 'openid-of-amei' })).toEqual(['PAY1']);
    const first = await list({ page_size: 2 });
    expect(first).toMatchObject({ has_more: true, last_index: '4200-PAY2' });
    expect(await numbers({ page_size: 2, last_index: first.last_index })).toEqual(['PAY1']);
    expect(await list({ page_size: 2, last_index: first.last_index })).toMatchObject({ has_more: false });
    expect(await code(list({ page_size: 101 }))).toBe(47001);
  });

  it('of carriers has the ids that uploads may name', async () => {
    const { delivery_list, count } = await ask('cgi-bin/express/delivery/open_msg/get_delivery_list', {});
    expect(delivery_list).toContainEqual({ delivery_id: 'SF', delivery_name: '顺丰速运' });
    expect(delivery_list).toHaveLength(count as number);
  });
});

describe('on a bad day', () => {
  it('an upload is recorded and the answer lost', async () => {
    await misbehave('forget_answer');
    await expect(upload()).rejects.toThrow();
    expect(await stateOf()).toBe(2);
  });

  it('a payment stays unknown, or what is sent is not understood', async () => {
    await misbehave('unknown_payment', { times: 2 });
    await misbehave('format_error');
    expect(await code(upload())).toBe(47001);
    for (const errcode of [10060001, 10060001, 0]) expect(await code(upload())).toBe(errcode);
  });
});
