import type { FastifyInstance } from 'fastify';
import { createSandbox } from './sandbox';
import { signSms } from './sms';

const settings = { WECHAT_APPID: 'wx1', WECHAT_SECRET: 'wechat-secret', SMS_API_KEY: 'sms-key' };
let sandbox: FastifyInstance;
beforeEach(() => {
  sandbox = createSandbox(settings);
});
afterEach(() => sandbox.close());

describe('WeChat', () => {
  const login = async (code: string, given: Record<string, string> = {}) => {
    const query = { appid: 'wx1', secret: 'wechat-secret', js_code: code, grant_type: 'authorization_code' };
    const answer = await sandbox.inject({ url: '/sns/jscode2session', query: { ...query, ...given } });
    expect(answer.statusCode).toBe(200);
    return answer.json<{ openid?: string; session_key?: string; errcode?: number }>();
  };
  const token = async (given: Record<string, unknown> = {}) => {
    const payload = { grant_type: 'client_credential', appid: 'wx1', secret: 'wechat-secret', ...given };
    const answer = await sandbox.inject({ method: 'POST', url: '/cgi-bin/stable_token', payload });
    return answer.json<{ access_token?: string; expires_in?: number; errcode?: number }>();
  };

  it('knows a user again by the openid, whatever the code', async () => {
    const first = await login('demo-amei-1');
    expect(first).toEqual({
      openid: expect.stringMatching(/^o[\w-]{27}$/),
      session_key: expect.stringMatching(/^[\w+/]{22}==$/),
    });
    expect((await login('demo-amei-2')).openid).toBe(first.openid);
    expect((await login('demo-bo-1')).openid).not.toBe(first.openid);
  });

  it('takes a code once', async () => {
    await login('demo-amei-1');
    expect(await login('demo-amei-1')).toEqual({ errcode: 40163, errmsg: expect.any(String) });
  });

  it('refuses a code that it did not issue and an app that it does not know', async () => {
    expect((await login('the code')).errcode).toBe(40029);
    expect((await login('demo-amei-1', { appid: 'wx2' })).errcode).toBe(40013);
    expect((await login('demo-amei-1', { secret: 'wrong' })).errcode).toBe(40125);
    expect((await login('demo-amei-1', { grant_type: 'password' })).errcode).toBe(40002);
    expect((await login('demo-amei-1')).errcode).toBeUndefined();
  });

  it('gives everybody the same access token until one is forced, which it allows every 30 seconds', async () => {
    const first = await token();
    expect(first).toEqual({ access_token: expect.stringMatching(/^.{128}$/), expires_in: 7200 });
    expect((await token()).access_token).toBe(first.access_token);
    const forced = await token({ force_refresh: true });
    expect(forced.access_token).not.toBe(first.access_token);
    expect((await token({ force_refresh: true })).errcode).toBe(45011);
    expect((await token({ secret: 'wrong' })).errcode).toBe(40125);
  });
});

describe('text messages', () => {
  const send = (message: unknown, signature?: string) => {
    const payload = JSON.stringify(message);
    const headers = {
      'content-type': 'application/json',
      'x-signature': signature ?? signSms('sms-key', payload),
    };
    return sandbox.inject({ method: 'POST', url: '/sms', payload, headers });
  };
  const inbox = async (to: string) =>
    (await sandbox.inject(`/messages?to=${to}`)).json<{ items: unknown[] }>().items;

  it('are kept, newest first, with the code picked out', async () => {
    for (const text of ['【篮子】验证码 123456，5 分钟内有效', '您的订单已到店'])
      expect((await send({ to: '13800000001', text })).statusCode).toBe(200);
    const rest = { subject: null, attachments: [], at: expect.any(String) };
    expect(await inbox('13800000001')).toEqual([
      { to: '13800000001', text: '您的订单已到店', code: null, ...rest },
      { to: '13800000001', text: '【篮子】验证码 123456，5 分钟内有效', code: '123456', ...rest },
    ]);
    expect(await inbox('13800000002')).toEqual([]);
  });

  it('are refused without the right signature or with a number that is none', async () => {
    expect((await send({ to: '13800000001', text: 'hello' }, 'a'.repeat(64))).statusCode).toBe(401);
    expect((await send({ to: 'nobody', text: 'hello' })).statusCode).toBe(400);
    expect((await send('no message')).statusCode).toBe(400);
    expect(await inbox('13800000001')).toEqual([]);
  });

  it('are kept 500 at most', async () => {
    for (let n = 1; n <= 501; n++) await send({ to: '13800000001', text: `message ${n}` });
    const items = await inbox('13800000001');
    expect(items).toHaveLength(500);
    expect(items.at(-1)).toMatchObject({ text: 'message 2' });
  });
});

describe('a bad day', () => {
  const misbehave = (order: object) => sandbox.inject({ method: 'POST', url: '/misbehave', payload: order });
  const login = () => sandbox.inject('/sns/jscode2session');

  it('is ordered for a number of calls, each in the manner of the service', async () => {
    await misbehave({ service: 'wechat', mode: 'error', times: 2 });
    await misbehave({ service: 'sms', mode: 'error' });
    for (const errcode of [-1, -1, 40002]) expect((await login()).json()).toMatchObject({ errcode });
    const sms = () => sandbox.inject({ method: 'POST', url: '/sms', payload: { to: '1', text: '1' } });
    expect((await sms()).statusCode).toBe(500);
    expect((await sms()).statusCode).toBe(401);
  });

  it('can be a late answer or a broken connection', async () => {
    const address = await sandbox.listen({ port: 0, host: '127.0.0.1' });
    await misbehave({ service: 'wechat', mode: 'off' });
    await expect(fetch(`${address}/sns/jscode2session`)).rejects.toThrow('fetch failed');
    await misbehave({ service: 'wechat', mode: 'slow', delayMs: 300 });
    const started = performance.now();
    await (await fetch(`${address}/sns/jscode2session`)).text();
    expect(performance.now() - started).toBeGreaterThan(290);
  });

  it('can be called off, and must be one that exists', async () => {
    await misbehave({ service: 'wechat', mode: 'error', times: 9 });
    await sandbox.inject({ method: 'DELETE', url: '/misbehave' });
    expect((await login()).json()).toMatchObject({ errcode: 40002 });
    expect((await misbehave({ service: 'wechat', mode: 'angry' })).statusCode).toBe(400);
  });
});
