import { TestClock } from '../../src/platform/clock';
import { NoticeRefused } from '../../src/payment/payment-provider';
import { AlipayClient } from '../../src/payment/providers/alipay-client';
import { byAlipay, byStranger, notification, settings } from './alipay-side';
import { RememberingLog } from './fake-provider';

const gateway = 'http://127.0.0.1:1/gateway.do';
const client = new AlipayClient(
  { ...settings, gateway },
  'https://shop.example',
  new RememberingLog(),
  new TestClock(),
);
const read = (body: string) => client.readNotice({}, Buffer.from(body));
const whyRefused = async (body: string): Promise<string> => {
  const outcome: unknown = await read(body).catch((error: unknown) => error);
  return outcome instanceof NoticeRefused ? outcome.message : `not refused: ${JSON.stringify(outcome)}`;
};

const paid = {
  app_id: settings.appId,
  seller_id: settings.sellerId,
  notify_type: 'trade_status_sync',
  notify_id: 'N1',
  charset: 'utf-8',
  out_trade_no: 'A2026011500001',
  trade_no: '2026011522001400000500000001',
  trade_status: 'TRADE_SUCCESS',
  subject: '兰芝的小店 100%纯棉 A+B',
  // Passed on as it was sent, percent sign and all: one decoding too many would break it.
  passback_params: 'a%3D1%26b=2+3',
  total_amount: '88.88',
  gmt_payment: '2026-01-15 09:59:58',
};
const refunded = {
  ...paid,
  refund_fee: '1.00',
  gmt_refund: '2026-01-15 10:30:00.320',
  out_biz_no: 'R1',
};
const money = {
  attemptNo: 'A2026011500001',
  transactionId: '2026011522001400000500000001',
  amount: 8888,
  currency: 'CNY',
  paidAt: new Date('2026-01-15T01:59:58.000Z'),
};

test.each(['TRADE_SUCCESS', 'TRADE_FINISHED'])('a payment: %s', async (trade_status) => {
  expect(await read(notification({ ...paid, trade_status }))).toEqual({ about: 'payment', money });
});

test('a payment that says that nothing was refunded', async () => {
  expect(await read(notification({ ...paid, refund_fee: '0.00' }))).toEqual({ about: 'payment', money });
});

test('values with percent signs, plus signs, ampersands and Chinese in them', async () => {
  const odd = { ...paid, subject: '100% + 1 & 中文=是的 %41', buyer_logon_id: '138****%' };
  expect(await read(notification(odd))).toEqual({ about: 'payment', money });
});

test('a payment of foreign money is told as it is', async () => {
  const news = await read(notification({ ...paid, trans_currency: 'HKD' }));
  expect(news).toEqual({ about: 'payment', money: { ...money, currency: 'HKD' } });
});

test('a refund is not a payment, whether the trade goes on or is closed by it', async () => {
  for (const trade_status of ['TRADE_SUCCESS', 'TRADE_CLOSED'])
    expect(await read(notification({ ...refunded, trade_status }))).toEqual({
      about: 'refund',
      refundNo: 'R1',
      attemptNo: 'A2026011500001',
      news: { state: 'succeeded', at: new Date('2026-01-15T02:30:00.320Z') },
    });
});

test('a refund of which only a part is said tells nothing', async () => {
  const { out_biz_no: _no, ...nameless } = refunded;
  const { gmt_refund: _at, ...timeless } = refunded;
  const { refund_fee: _fee, out_biz_no: _number, ...bare } = refunded;
  for (const fields of [nameless, timeless, bare]) expect(await read(notification(fields))).toBeUndefined();
});

test.each(['WAIT_BUYER_PAY', 'TRADE_CLOSED'])('%s changes nothing', async (trade_status) => {
  expect(await read(notification({ ...paid, trade_status }))).toBeUndefined();
});

test('tampered with, or signed by somebody else', async () => {
  const body = notification(paid);
  expect(await whyRefused(body.replace('88.88', '88.89'))).toBe('its signature is wrong');
  expect(await whyRefused(`${body}&extra=1`)).toBe('its signature is wrong');
  expect(await whyRefused(notification(paid, byStranger))).toBe('its signature is wrong');
  expect(await whyRefused(new URLSearchParams({ ...paid, sign_type: 'RSA2' }).toString())).toBe(
    'its signature is wrong',
  );
});

test('a weaker kind of signature, however right', async () => {
  const why = 'it is not signed with RSA2';
  expect(await whyRefused(notification(paid, byAlipay, 'RSA'))).toBe(why);
  expect(await whyRefused(notification(paid).replace('sign_type=RSA2', 'sign_type=MD5'))).toBe(why);
  expect(await whyRefused('')).toBe(why);
});

test('meant for somebody else', async () => {
  expect(await whyRefused(notification({ ...paid, app_id: '2021000000000002' }))).toBe(
    'it is meant for another application',
  );
  expect(await whyRefused(notification({ ...paid, seller_id: '2088000000000002' }))).toBe(
    'it is about another seller’s money',
  );
});

test('without what it is about', async () => {
  const { out_trade_no: _, ...rest } = paid;
  for (const fields of [rest, { ...paid, total_amount: '88.888' }, { ...paid, gmt_payment: 'yesterday' }])
    expect(await whyRefused(notification(fields))).toBe('its content cannot be read');
});
