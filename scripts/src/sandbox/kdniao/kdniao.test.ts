import type { FastifyInstance } from 'fastify';
import { createSandbox } from '../sandbox';
import { dataSign } from './signature';

const account = { id: '1900001', apiKey: 'key', pushUrl: 'https://shop.example/api/hooks/kdniao' };
const settings = { WECHAT_APPID: 'wx1', WECHAT_SECRET: 'secret', SMS_API_KEY: 'sms', kdniao: account };

interface Push {
  url: string;
  type: string;
  signedRight: boolean;
  content: { EBusinessID: string; Count: string; Data: Track[] };
}
interface Track {
  LogisticCode: string;
  Success: boolean;
  State: string;
  StateEx: string;
  CallBack: string;
  Traces: { AcceptTime: string; AcceptStation: string }[];
}
type Answer = Record<string, unknown> & { Order?: Record<string, string>; Traces?: object[] };

let sandbox: FastifyInstance;
let now: Date;
let pushes: Push[];
let thanks: string;

const open = (more: object = {}) =>
  createSandbox(settings, {
    now: () => now,
    post: (url, _headers, body) => {
      const form = Object.fromEntries(new URLSearchParams(body));
      const json = form.RequestData ?? '';
      const signedRight = form.DataSign === dataSign(json, 'key');
      pushes.push({ url, type: form.RequestType ?? '', signedRight, content: JSON.parse(json) });
      return Promise.resolve({ status: 200, body: thanks });
    },
    ...more,
  });

beforeEach(() => {
  now = new Date('2026-01-15T04:00:00Z');
  pushes = [];
  thanks = '{"EBusinessID":"1900001","Success":true,"Reason":""}';
  sandbox = open();
});
afterEach(() => sandbox.close());

const paths = {
  '1007': 'api/EOrderService',
  '1147': 'api/EOrderService',
  '1008': 'api/dist',
  '8008': 'api/dist',
};
const queryPath = 'Ebusiness/EbusinessOrderHandle.aspx';

function send(type: string, content: unknown, given: Record<string, string> = {}, path?: string) {
  const json = typeof content === 'string' ? content : JSON.stringify(content);
  const form = {
    RequestData: json,
    ...{ EBusinessID: '1900001', RequestType: type, DataType: '2', DataSign: dataSign(json, 'key') },
    ...given,
  };
  return sandbox.inject({
    method: 'POST',
    url: `/${path ?? paths[type as keyof typeof paths] ?? queryPath}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    payload: new URLSearchParams(form).toString(),
  });
}
const ask = async (...asked: Parameters<typeof send>): Promise<Answer> =>
  (await send(...asked)).json<Answer>();

const person = (name: string, phone: string) => ({
  ...{ Name: name, Mobile: phone, ProvinceName: '浙江省', CityName: '杭州市' },
  ...{ ExpAreaName: '西湖区', Address: '文三路 1 号' },
});
const order = (given: object = {}) => ({
  ...{ OrderCode: 'W1', ShipperCode: 'SF', PayType: 3, MonthCode: '0210000000', ExpType: '1', Quantity: 1 },
  Sender: { ...person('篮子鲜生', '021-55500100'), ProvinceName: '上海', CityName: '上海市' },
  Receiver: person('张三', '13800006789'),
  Commodity: [{ GoodsName: '苹果', Goodsquantity: 2 }],
  ...{ IsReturnPrintTemplate: '1', CallBack: 'row-1', ...given },
});
const ewaybill = (given: object = {}) => ask('1007', order(given));
const numberOf = async (given: object = {}) => (await ewaybill(given)).Order?.LogisticCode ?? '';
const post = (url: string, payload: object = {}) => sandbox.inject({ method: 'POST', url, payload });
const move = (no: string, what: string | object) =>
  post(`/parcels/${no}/move`, typeof what === 'string' ? { to: what } : what);
const misbehave = (mode: string, more: object = {}) =>
  post('/misbehave', { service: 'kdniao', mode, ...more });
const detailsOf = () => pushes.map(({ content }) => content.Data[0]?.StateEx);

it('signs as KDNiao’s own vectors say', () => {
  expect(dataSign('{"ReceiverName":"张三"}', 'test-api-key-0001')).toBe(
    'ZTY3NWUxZjNmNTJjNmU3MjNkMjdjOTFjYTI4MzNkNWE=',
  );
});

describe('a request', () => {
  it('must be signed over the very characters, by an account that exists', async () => {
    expect(await ask('1007', order(), { DataSign: 'AAAA' })).toMatchObject({
      Success: false,
      ResultCode: '104',
    });
    expect(await ask('1007', order(), { EBusinessID: '1' })).toMatchObject({
      Success: false,
      ResultCode: '104',
    });
    // Encoded once more than it should be.
    const encoded = encodeURIComponent(JSON.stringify(order()));
    const twice = { RequestData: encoded, DataSign: dataSign(JSON.stringify(order()), 'key') };
    expect(await ask('1007', order(), twice)).toMatchObject({ Success: false, ResultCode: '104' });
    expect(await ask('1007', order(), { DataType: '1' })).toMatchObject({
      Success: false,
      ResultCode: '101',
    });
    expect(await ask('1007', 'not json')).toMatchObject({ Success: false, ResultCode: '401' });
    expect(await ask('1007', order(), {}, 'api/dist')).toMatchObject({ Success: false, ResultCode: '102' });
    expect((await ewaybill()).Success).toBe(true);
  });

  it.each([`'`, '"', '#', '&', '+', '<', '>', '%', '\\', '\n'])(
    'is refused for %j in a text',
    async (letter) => {
      const Receiver = { ...person('张三', '13800006789'), Address: `文三路 1 号${letter}` };
      const answer = await ewaybill({ Receiver });
      expect(answer).toMatchObject({
        Success: false,
        ResultCode: '403',
        Reason: 'Receiver.Address包含特殊字符',
      });
    },
  );
});

describe('an e-waybill', () => {
  it('has a number of the carrier’s kind, and a label that stands for itself', async () => {
    const answer = await ewaybill();
    expect(answer).toMatchObject({ EBusinessID: '1900001', Success: true, ResultCode: '100', SubOrders: [] });
    expect(answer.Order).toMatchObject({ OrderCode: 'W1', ShipperCode: 'SF' });
    expect(answer.Order?.LogisticCode).toMatch(/^SF\d{13}$/);
    const label = String(answer.PrintTemplate);
    for (const part of ['张三', '13800006789', '浙江省杭州市西湖区文三路 1 号', '篮子鲜生', '<svg', '苹果×2'])
      expect(label).toContain(part);
    expect(label).toContain(answer.Order?.LogisticCode);
    expect(label).not.toMatch(/<script|<img|https?:\/\/(?!www\.w3\.org)/);
    const ordered = await ewaybill({ OrderCode: 'W2', ShipperCode: 'YTO', IsReturnPrintTemplate: undefined });
    expect(ordered.Order?.LogisticCode).toMatch(/^YT\d{13}$/);
    expect(ordered.PrintTemplate).toBeUndefined();
  });

  it('is given once: asked again, the first answer comes with code 106', async () => {
    const first = await ewaybill();
    const again = await ewaybill({ Receiver: person('李四', '13900001111') });
    expect(again).toMatchObject({ Success: true, ResultCode: '106' });
    expect(again.Order).toEqual(first.Order);
    expect(again.PrintTemplate).toBe(first.PrintTemplate);
    expect((await ewaybill({ OrderCode: 'W2' })).Order).not.toEqual(first.Order);
  });

  it('of several packages has a number for each', async () => {
    const { Order, SubCount, SubOrders, SubPrintTemplates } = await ewaybill({ Quantity: 3 });
    expect(SubCount).toBe(2);
    expect(new Set([Order?.LogisticCode, ...(SubOrders as string[])]).size).toBe(3);
    expect(SubPrintTemplates).toHaveLength(2);
  });

  it.each([
    ['101', { Receiver: undefined }],
    ['101', { Commodity: [] }],
    ['101', { OrderCode: '' }],
    ['101', { Receiver: { ...person('张三', ''), Mobile: undefined } }],
    ['102', { Receiver: { ...person('张三', '13800006789'), ProvinceName: '浙江' } }],
    ['102', { Receiver: { ...person('张三', '13800006789'), ProvinceName: '上海市' } }],
    ['102', { Receiver: { ...person('张三', '13800006789'), CityName: '杭州' } }],
    ['102', { PayType: 9 }],
    ['105', { ShipperCode: 'NOBODY' }],
    ['105', { MonthCode: '' }],
    ['105', { ShipperCode: 'ZTO', MonthCode: '' }],
    ['105', { ShipperCode: 'EMS' }],
  ])('is refused with %s for %j', async (code, given) => {
    expect(await ewaybill(given)).toMatchObject({ Success: false, ResultCode: code });
    expect((await ewaybill()).ResultCode).toBe('100');
  });

  it('can be cancelled until the carrier has the parcel', async () => {
    const ExpNo = await numberOf();
    const cancel = (given: object = {}) =>
      ask('1147', { ShipperCode: 'SF', OrderCode: 'W1', ExpNo, ...given });
    expect(await cancel({ ExpNo: 'SF1' })).toMatchObject({ Success: false, ResultCode: '105' });
    expect(await cancel()).toMatchObject({ Success: true, ResultCode: '100' });
    expect((await move(ExpNo, 'collected')).statusCode).toBe(409);
    const other = await numberOf({ OrderCode: 'W2' });
    await move(other, 'collected');
    expect(await cancel({ OrderCode: 'W2', ExpNo: other })).toMatchObject({ Success: false });
  });
});

describe('a track', () => {
  const query = (no: string, given: object = {}) =>
    ask('8001', { ShipperCode: 'SF', LogisticCode: no, CustomerName: '6789', ...given });

  it('has every step of the way, and KDNiao’s states', async () => {
    const no = await numberOf();
    expect(await query(no)).toMatchObject({ Success: true, State: '0', Traces: [] });
    await move(no, 'collected');
    await move(no, 'refused');
    const { State, StateEx, Traces } = await query(no);
    expect([State, StateEx]).toEqual(['4', '404']);
    expect(Traces).toEqual([
      expect.objectContaining({ AcceptTime: '2026-01-15 12:00:00' }),
      expect.objectContaining({ AcceptTime: '2026-01-15 12:00:01' }),
    ]);
    const newestFirst = (await query(no, { Sort: 1 })).Traces;
    expect(newestFirst).toEqual([...(Traces ?? [])].reverse());
  });

  it('of SF is shown to whoever knows a phone number’s end', async () => {
    const no = await numberOf();
    await move(no, 'collected');
    expect(await query(no, { CustomerName: undefined })).toMatchObject({ Success: false });
    expect((await query(no, { CustomerName: '0000' })).Traces).toEqual([]);
    for (const end of ['6789', '0100'])
      expect((await query(no, { CustomerName: end })).Traces).toHaveLength(1);
  });

  it('of a parcel that nobody knows is empty, which is no failure', async () => {
    const answer = await query('YT1', { ShipperCode: 'YTO', CustomerName: undefined });
    expect(answer).toMatchObject({ Success: true, State: '0', Traces: [] });
  });

  it('is told to the shop, whole, at each step of a parcel with an e-waybill', async () => {
    const no = await numberOf();
    for (const step of ['collected', 'in_transit', 'signed']) await move(no, step);
    expect(detailsOf()).toEqual(['1', '2', '301']);
    expect(pushes[2]).toMatchObject({ url: account.pushUrl, type: '101', signedRight: true });
    const { content } = pushes[2]!;
    expect(content).toMatchObject({ EBusinessID: '1900001', Count: '1' });
    expect(content.Data[0]).toMatchObject({ LogisticCode: no, Success: true, State: '3', CallBack: 'row-1' });
    expect(content.Data[0]?.Traces).toHaveLength(3);
  });

  it('is not told when the e-waybill was ordered without', async () => {
    await move(await numberOf({ IsSubscribe: '0' }), 'collected');
    expect(pushes).toEqual([]);
  });

  it('of a waybill that was typed in is told once it is subscribed', async () => {
    const asked = { ShipperCode: 'SF', LogisticCode: 'SF777', CallBack: 'row-7' };
    expect(await ask('8008', asked)).toMatchObject({ Success: false });
    expect(await ask('8008', { ...asked, CustomerName: '6789' })).toMatchObject({ Success: true });
    await move('SF777', { state: '2', detail: '2999', text: '快件在途中' });
    expect(pushes[0]).toMatchObject({
      type: '102',
      content: { Data: [{ StateEx: '2999', CallBack: 'row-7' }] },
    });
    expect(await query('SF777')).toMatchObject({ StateEx: '2999' });
    expect((await move('SF778', 'collected')).statusCode).toBe(404);
  });

  it('can be caught up with, and told at once', async () => {
    const no = await numberOf();
    await post(`/parcels/${no}/move`, { to: 'refused', since: '2026-01-14T20:00:00Z' });
    expect(pushes).toHaveLength(1);
    expect(pushes[0]?.content.Data[0]).toMatchObject({ State: '4', StateEx: '404' });
    const times = pushes[0]?.content.Data[0]?.Traces.map(({ AcceptTime }) => AcceptTime);
    expect(times).toEqual([
      ...['2026-01-15 05:36:00', '2026-01-15 07:12:00', '2026-01-15 08:48:00', '2026-01-15 10:24:00'],
      '2026-01-15 12:00:00',
    ]);
  });

  it('can be told together with others, or be no news', async () => {
    const nos = [await numberOf(), await numberOf({ OrderCode: 'W2' })];
    expect((await post('/parcels/push', { waybillNos: nos })).statusCode).toBe(200);
    expect(pushes[0]?.content).toMatchObject({ Count: '2' });
    expect(pushes[0]?.content.Data.map(({ LogisticCode }) => LogisticCode)).toEqual(nos);
    await move(nos[0]!, 'collected');
    await post('/parcels/push', { waybillNos: [nos[0]], nothingNew: true });
    expect(pushes[2]?.content.Data[0]).toMatchObject({ Success: false, Traces: [] });
  });

  it('is told again until the shop thanks for it', async () => {
    const no = await numberOf();
    thanks = 'ok';
    await move(no, 'collected');
    expect((await post('/notify-now')).json()).toEqual({ sent: 1, acknowledged: 0 });
    thanks = '{"EBusinessID":"1900001","UpdateTime":"2026-01-15 12:00:00","Success":true,"Reason":""}';
    expect((await post('/notify-now')).json()).toEqual({ sent: 1, acknowledged: 1 });
    expect((await post('/notify-now')).json()).toEqual({ sent: 0, acknowledged: 0 });
  });
});

describe('on a bad day', () => {
  it('an e-waybill is recorded and the answer lost', async () => {
    await misbehave('forget_answer');
    await expect(send('1007', order())).rejects.toThrow();
    expect(await ewaybill()).toMatchObject({ Success: true, ResultCode: '106' });
  });

  it('it was ordered, and under which number is not said', async () => {
    await misbehave('no_number');
    const answer = await ewaybill();
    expect(answer).toMatchObject({ ResultCode: '106' });
    expect(answer.Order).toBeUndefined();
    expect((await ewaybill()).Order?.LogisticCode).toMatch(/^SF/);
  });

  it('it is refused in the carrier’s words, and so is its cancellation', async () => {
    await misbehave('refuse', { reason: '月结卡号已停用' });
    expect(await ewaybill()).toMatchObject({ Success: false, ResultCode: '105', Reason: '月结卡号已停用' });
    const ExpNo = await numberOf();
    await misbehave('refuse');
    const answer = await ask('1147', { ShipperCode: 'SF', OrderCode: 'W1', ExpNo });
    expect(answer).toMatchObject({ Success: false, Reason: '该网点电子面单余额不足' });
  });

  it('its answer has other types', async () => {
    await misbehave('odd_types');
    const { ResultCode, SubOrders, Order } = await ewaybill({ Quantity: 2 });
    expect(ResultCode).toBe(100);
    expect(JSON.parse(SubOrders as string)).toHaveLength(1);
    expect(Order?.LogisticCode).toBeDefined();
  });

  it('everything is answered with a failure', async () => {
    await misbehave('error');
    expect(await ewaybill()).toMatchObject({ Success: false });
    expect(await ewaybill()).toMatchObject({ ResultCode: '100' });
  });

  it('a push comes twice, out of order, or wrongly signed', async () => {
    const no = await numberOf();
    await misbehave('notify_twice');
    await move(no, 'collected');
    expect(detailsOf()).toEqual(['1', '1']);
    await misbehave('notify_out_of_order');
    await move(no, 'in_transit');
    expect(detailsOf().slice(2)).toEqual(['2', '1']);
    await misbehave('notify_wrong_signature');
    await move(no, 'signed');
    expect(pushes[4]?.signedRight).toBe(false);
  });
});

describe('the parcels page', () => {
  it('lists parcels with their histories and draws their labels', async () => {
    const page = await sandbox.inject('/parcels');
    expect(page.headers['content-type']).toContain('text/html');
    const no = await numberOf();
    await move(no, 'collected');
    const { items } = (await sandbox.inject('/parcels/list')).json<{ items: object[] }>();
    expect(items).toEqual([
      expect.objectContaining({
        waybillNo: no,
        carrier: 'SF',
        detail: '1',
        next: 'in_transit',
        subscribed: true,
      }),
    ]);
    expect((await sandbox.inject(`/parcels/${no}/label`)).body).toContain(no);
    expect((await sandbox.inject('/parcels/SF0/label')).statusCode).toBe(404);
  });
});
