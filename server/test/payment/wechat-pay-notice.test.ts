import { TestClock } from '../../src/platform/clock';
import { NoticeRefused } from '../../src/payment/payment-provider';
import { WechatPayClient } from '../../src/payment/providers/wechat-pay-client';
import { unseal } from '../../src/payment/providers/wechat-pay-seal';
import { FakeProvider, RememberingLog } from './fake-provider';
import {
  answers,
  byCertificate,
  byPublicKey,
  byStranger,
  certificates,
  sealed,
  settings,
  signed,
} from './wechat-pay-side';

const provider = new FakeProvider();
beforeAll(() => provider.start());
afterAll(() => provider.stop());

let clock: TestClock;
let client: WechatPayClient;
const newClient = (more: Partial<typeof settings> = {}) =>
  new WechatPayClient(
    { ...settings, apiBase: provider.url, ...more },
    'https://shop.example',
    new RememberingLog(),
    clock,
    clock,
  );
beforeEach(() => {
  clock = new TestClock();
  client = newClient();
  provider.says();
});

const trade = {
  appid: settings.appId,
  mchid: settings.merchantId,
  out_trade_no: 'A2026011500001',
  transaction_id: '4200001234202601150000000001',
  trade_state: 'SUCCESS',
  success_time: '2026-01-15T09:59:58+08:00',
  payer: { openid: 'oPayer' },
  amount: { total: 8888, payer_total: 8800, currency: 'CNY', payer_currency: 'CNY' },
};
const refund = {
  mchid: settings.merchantId,
  out_trade_no: 'A2026011500001',
  out_refund_no: 'R1',
  refund_status: 'SUCCESS',
  success_time: '2026-01-15T09:59:59+08:00',
  user_received_account: '招商银行信用卡0403',
};
const money = {
  attemptNo: 'A2026011500001',
  transactionId: '4200001234202601150000000001',
  amount: 8888,
  currency: 'CNY',
  paidAt: new Date('2026-01-15T01:59:58.000Z'),
};

const notification = (
  content: unknown,
  event = 'TRANSACTION.SUCCESS',
  resource = sealed(JSON.stringify(content)),
) => JSON.stringify({ id: 'EV-1', event_type: event, resource_type: 'encrypt-resource', resource });
const read = (body: string, headers = signed(body, clock.now())) =>
  client.readNotice(headers, Buffer.from(body));
const whyRefused = async (reading: Promise<unknown>): Promise<string> => {
  const outcome: unknown = await reading.catch((error: unknown) => error);
  return outcome instanceof NoticeRefused ? outcome.message : `not refused: ${JSON.stringify(outcome)}`;
};

test('the self-computed vector of AES-256-GCM', () => {
  const ciphertext = '+tSNe9jYMjLZPNCTpMy0myvwjl+M2cype68g74EXbF2lhfqO8e5dkbYjnAme7TUu/uv5pRij0KZiJiyoMA==';
  const resource = { algorithm: 'AEAD_AES_256_GCM' as const, ciphertext, nonce: 'abcdef012345' };
  const key = '0123456789abcdef0123456789abcdef';
  const plain = '{"out_trade_no":"T1","trade_state":"SUCCESS"}';
  expect(unseal({ ...resource, associated_data: 'transaction' }, key)).toBe(plain);
  expect(() => unseal({ ...resource, associated_data: '' }, key)).toThrow();
  expect(() => unseal({ ...resource, associated_data: 'transaction' }, key.replace('0', '1'))).toThrow();
});

test('a payment', async () => {
  expect(await read(notification(trade))).toEqual({ about: 'payment', money });
});

test('a payment of which something was refunded meanwhile is still a payment', async () => {
  expect(await read(notification({ ...trade, trade_state: 'REFUND' }))).toEqual({ about: 'payment', money });
});

test('associated data may be empty or missing', async () => {
  const { associated_data: _, ...resource } = sealed(JSON.stringify(trade), '');
  const body = JSON.stringify({ event_type: 'TRANSACTION.SUCCESS', resource });
  expect(await read(body)).toEqual({ about: 'payment', money });
});

test('the same notification read again says the same', async () => {
  const body = notification(trade);
  const headers = signed(body, clock.now());
  expect(await read(body, headers)).toEqual(await read(body, headers));
});

test.each([
  ['SUCCESS', { state: 'succeeded', at: new Date('2026-01-15T01:59:59.000Z') }],
  ['ABNORMAL', { state: 'abnormal', reason: 'ABNORMAL 招商银行信用卡0403' }],
  ['CLOSED', { state: 'closed', reason: 'CLOSED 招商银行信用卡0403' }],
])('a refund that is %s', async (refund_status, news) => {
  const body = notification({ ...refund, refund_status }, `REFUND.${refund_status}`);
  expect(await read(body)).toEqual({ about: 'refund', refundNo: 'R1', attemptNo: 'A2026011500001', news });
});

test('what is about nothing of ours says nothing', async () => {
  expect(await read(notification({ anything: true }, 'PAYSCORE.USER_CONFIRM'))).toBeUndefined();
  expect(await read(notification({ ...trade, trade_state: 'NOTPAY' }))).toBeUndefined();
});

test('a body with one byte changed', async () => {
  const body = notification(trade);
  const headers = signed(body, clock.now());
  expect(await whyRefused(read(body.replace('EV-1', 'EV-2'), headers))).toBe('its signature is wrong');
  expect(await whyRefused(read(`${body} `, headers))).toBe('its signature is wrong');
});

test('a signature by somebody else', async () => {
  const body = notification(trade);
  expect(await whyRefused(read(body, signed(body, clock.now(), byStranger)))).toBe('its signature is wrong');
});

test('a probe, even if the rest of its signature were right', async () => {
  const body = notification(trade);
  const headers = signed(body, clock.now());
  const signature = headers['wechatpay-signature'] ?? '';
  for (const probe of [`WECHATPAY/SIGNTEST/${signature}`, `WECHATPAY/SIGNTEST/${signature.slice(19)}`])
    expect(await whyRefused(read(body, { ...headers, 'wechatpay-signature': probe }))).toBe(
      'it is a probe with a wrong signature',
    );
});

test.each(['wechatpay-timestamp', 'wechatpay-nonce', 'wechatpay-serial', 'wechatpay-signature'])(
  'without %s',
  async (name) => {
    const body = notification(trade);
    const headers = { ...signed(body, clock.now()), [name]: undefined };
    expect(await whyRefused(client.readNotice(headers, Buffer.from(body)))).toBe('it is not signed');
  },
);

test('older or newer than five minutes', async () => {
  const body = notification(trade);
  const headers = signed(body, clock.now());
  clock.advance(300);
  expect(await read(body, headers)).toEqual({ about: 'payment', money });
  clock.advance(1);
  expect(await whyRefused(read(body, headers))).toBe('it is 301 s old');
  clock.advance(-602);
  expect(await whyRefused(read(body, headers))).toBe('it is -301 s old');
  const odd = { ...headers, 'wechatpay-timestamp': 'yesterday' };
  expect(await whyRefused(read(body, odd))).toBe('it is NaN s old');
});

test('somebody else’s payment or refund', async () => {
  expect(await whyRefused(read(notification({ ...trade, appid: 'wxother' })))).toBe(
    'it is about another merchant’s payment',
  );
  expect(await whyRefused(read(notification({ ...trade, mchid: '1900000002' })))).toBe(
    'it is about another merchant’s payment',
  );
  expect(await whyRefused(read(notification({ ...refund, mchid: '1900000002' }, 'REFUND.SUCCESS')))).toBe(
    'it is about another merchant’s refund',
  );
});

test('content that was encrypted with another key, or is not what was announced', async () => {
  const strange = sealed(JSON.stringify(trade), 'transaction', 'f'.repeat(32));
  for (const body of [
    notification(trade, 'TRANSACTION.SUCCESS', strange),
    notification({ ...trade, amount: { total: '8888' } }),
    'not even JSON',
  ])
    expect(await whyRefused(read(body))).toBe('its content cannot be read');
});

describe('signed by platform certificate', () => {
  const body = notification(trade);
  const byThatCertificate = () => read(body, signed(body, clock.now(), byCertificate));

  test('the certificate is fetched once and kept', async () => {
    provider.says(certificates(clock));
    expect(await byThatCertificate()).toEqual({ about: 'payment', money });
    expect(await byThatCertificate()).toEqual({ about: 'payment', money });
    expect(provider.asked.map(({ method, path }) => [method, path])).toEqual([['GET', '/v3/certificates']]);
  });

  test('both kinds in turn, while the merchant moves from one to the other', async () => {
    provider.says(certificates(clock, undefined, byPublicKey));
    for (const by of [byPublicKey, byCertificate, byPublicKey])
      expect(await read(body, signed(body, clock.now(), by))).toEqual({ about: 'payment', money });
  });

  test('a shop without a public key knows certificates only', async () => {
    client = newClient({ publicKey: undefined });
    provider.says(certificates(clock));
    expect(await byThatCertificate()).toEqual({ about: 'payment', money });
    expect(await whyRefused(read(body))).toBe(`nobody knows the serial number ${byPublicKey.id}`);
    expect(provider.asked).toHaveLength(1);
    expect(provider.asked[0]?.headers['wechatpay-serial']).toBeUndefined();
  });

  test('an unknown serial number is asked for once a minute, together by many', async () => {
    const unknown = () => read(body, signed(body, clock.now(), { ...byCertificate, id: 'ABCDEF' }));
    const why = 'nobody knows the serial number ABCDEF';
    provider.says(certificates(clock), certificates(clock), certificates(clock));
    expect(await Promise.all([unknown(), unknown()].map(whyRefused))).toEqual([why, why]);
    clock.advance(59);
    expect(await whyRefused(unknown())).toBe(why);
    expect(provider.asked).toHaveLength(1);
    clock.advance(1);
    expect(await whyRefused(unknown())).toBe(why);
    expect(provider.asked).toHaveLength(2);
  });

  test('another public key’s id is not asked for', async () => {
    const headers = signed(body, clock.now(), { ...byPublicKey, id: 'PUB_KEY_ID_0999' });
    expect(await whyRefused(read(body, headers))).toBe('nobody knows the serial number PUB_KEY_ID_0999');
    expect(provider.asked).toEqual([]);
  });

  test('certificates that are not proven are not taken', async () => {
    const why = `nobody knows the serial number ${byCertificate.id}`;
    const stranger = { ...byCertificate, key: byStranger.key };
    for (const answer of [
      certificates(clock, undefined, stranger),
      answers(clock, 200, { data: [] }),
      answers(clock, 404, { code: 'RESOURCE_NOT_EXISTS', message: '无可用的平台证书' }),
      () => undefined,
    ]) {
      provider.says(answer);
      expect(await whyRefused(byThatCertificate())).toBe(why);
      expect(provider.asked).toHaveLength(1);
      clock.advance(60);
    }
  });

  test('a certificate that has ended is refused', async () => {
    provider.says(certificates(clock, '2026-01-15T10:00:00+08:00'));
    expect(await whyRefused(byThatCertificate())).toBe(`nobody knows the serial number ${byCertificate.id}`);
  });
});
