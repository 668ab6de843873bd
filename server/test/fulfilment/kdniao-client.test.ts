import { createHash } from 'node:crypto';
import { loadConfig } from '../../src/platform/config';
import { dataSign, KdniaoClient, KdniaoSilent } from '../../src/fulfilment/kdniao/kdniao-client';
import { FakeProvider, type Answer } from '../payment/fake-provider';

const key = 'test-api-key-0001';
const provider = new FakeProvider();
const client = new KdniaoClient(loadConfig({ NODE_ENV: 'test', KDNIAO_ID: '1900002', KDNIAO_API_KEY: key }));
beforeAll(() => provider.start());
afterAll(() => provider.stop());

const says = (answer: object | string, status = 200): void =>
  provider.says((): Answer => {
    const body = typeof answer === 'string' ? answer : JSON.stringify(answer);
    return { status, headers: { 'content-type': 'application/json' }, body };
  });
const call = (content: object = { ReceiverName: '张三' }) => client.call(provider.url, '1007', content);

test.each([
  [
    '{"OrderCode":"T2024-0001","ShipperCode":"SF","LogisticCode":"SF1234567890","CustomerName":"6789"}',
    'NzNhY2Q2MWRiOGE5YzBmMmI1MjM2MTA0MjljMDdhNTU=',
  ],
  ['{"ReceiverName":"张三"}', 'ZTY3NWUxZjNmNTJjNmU3MjNkMjdjOTFjYTI4MzNkNWE='],
])('signs %s over its hexadecimal digest', (json, sign) => {
  expect(dataSign(json, key)).toBe(sign);
});

test('sends the very text that it signed, encoded once', async () => {
  says({ Success: true, ResultCode: '100' });
  await call();
  const [asked] = provider.asked;
  expect(asked?.headers['content-type']).toBe('application/x-www-form-urlencoded;charset=UTF-8');
  expect(asked?.body).toContain('DataSign=ZTY3NWUxZjNmNTJjNmU3MjNkMjdjOTFjYTI4MzNkNWE%3D&');
  expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({
    ...{ RequestData: '{"ReceiverName":"张三"}', EBusinessID: '1900002', RequestType: '1007' },
    ...{ DataSign: 'ZTY3NWUxZjNmNTJjNmU3MjNkMjdjOTFjYTI4MzNkNWE=', DataType: '2' },
  });
});

test('a refusal is an answer, with its code as text whatever it was sent as', async () => {
  says({ Success: false, ResultCode: 105, Reason: '余额不足' });
  expect(await call()).toMatchObject({ Success: false, ResultCode: '105', Reason: '余额不足' });
  says({ Success: false, ResultCode: '105', Reason: null });
  expect(await call()).toMatchObject({ ResultCode: '105', Reason: '' });
});

test.each([
  ['a broken connection', undefined],
  ['an error of its server', () => says({ Success: true }, 502)],
  ['a page instead of JSON', () => says('<html>busy</html>')],
  ['JSON of another kind', () => says({ ok: 1 })],
])('%s is no answer, and tells nobody the key', async (_, prepare) => {
  provider.says();
  prepare?.();
  const error: unknown = await call().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(KdniaoSilent);
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(key);
});

test('a push is KDNiao’s own when it is signed with the shop’s key', () => {
  const sign = Buffer.from(createHash('md5').update(`{"a":1}${key}`).digest('hex')).toString('base64');
  expect(client.verifyPush('{"a":1}', sign)).toBe(true);
  expect(client.verifyPush('{"a":2}', sign)).toBe(false);
  expect(client.verifyPush('{"a":1}', '')).toBe(false);
  expect(new KdniaoClient(loadConfig({ NODE_ENV: 'test' })).verifyPush('{"a":1}', sign)).toBe(false);
});
