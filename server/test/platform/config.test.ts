import { generateKeyPairSync } from 'node:crypto';
import { ConfigError, demoSecretKey, loadConfig } from '../../src/platform/config';

test('everything has a default for trying the shop out', () => {
  expect(loadConfig({})).toMatchObject({
    port: 3000,
    publicUrl: 'http://localhost:3000',
    databaseUrl: 'sqlite:.data/lanzi.db',
    nodeEnv: 'development',
    secretKey: demoSecretKey,
    redisUrl: undefined,
    wechat: { apiBase: 'https://api.weixin.qq.com' },
  });
});

test('every wrong setting is named at once', () => {
  const wrong = { PORT: 'http', DATABASE_URL: 'postgres://db', PUBLIC_URL: 'shop', LOG_LEVEL: 'loud' };
  const problems = (() => {
    try {
      loadConfig(wrong);
      return [];
    } catch (error) {
      return error instanceof ConfigError ? error.problems : [];
    }
  })();
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'PORT',
    'PUBLIC_URL',
    'DATABASE_URL',
    'LOG_LEVEL',
  ]);
});

test.each([undefined, 'short', demoSecretKey])('production refuses the key %s', (SECRET_KEY) => {
  expect(() => loadConfig({ NODE_ENV: 'production', SECRET_KEY })).toThrow(/SECRET_KEY/);
});

test('production takes a key of its own', () => {
  const SECRET_KEY = 'k'.repeat(32);
  expect(loadConfig({ NODE_ENV: 'production', SECRET_KEY }).secretKey).toBe(SECRET_KEY);
});

describe('payment providers', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();

  const wechatPay = {
    WECHAT_APPID: 'wx1',
    WECHAT_PAY_MCHID: '1900000001',
    WECHAT_PAY_SERIAL: '5157F09E',
    WECHAT_PAY_PRIVATE_KEY: privatePem.replaceAll('\n', '\\n'),
    WECHAT_PAY_API_V3_KEY: '0123456789abcdef0123456789abcdef',
  };
  const pair = { WECHAT_PAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_01', WECHAT_PAY_PUBLIC_KEY: publicPem };
  const alipay = {
    ALIPAY_APP_ID: '2021000000000001',
    ALIPAY_SELLER_ID: '2088000000000001',
    ALIPAY_PRIVATE_KEY: privatePem,
    ALIPAY_PUBLIC_KEY: publicPem.replace(/-----[^-]*-----|\n/g, ''),
  };
  const problemsOf = (env: Record<string, string>): string[] => {
    try {
      loadConfig(env);
      return [];
    } catch (error) {
      return error instanceof ConfigError ? error.problems : [String(error)];
    }
  };

  test('none, when nothing of theirs is set', () => {
    for (const env of [{}, { WECHAT_APPID: 'wx1' }, { WECHAT_PAY_MCHID: ' ', WECHAT_PAY_API_V3_KEY: '' }]) {
      const { wechatPay, alipay } = loadConfig(env);
      expect({ wechatPay, alipay }).toEqual({ wechatPay: undefined, alipay: undefined });
    }
  });

  test('both, with keys in whatever form', () => {
    const config = loadConfig({ ...wechatPay, ...pair, ...alipay });
    expect(config.wechatPay).toEqual({
      apiBase: 'https://api.mch.weixin.qq.com',
      appId: 'wx1',
      merchantId: '1900000001',
      serial: '5157F09E',
      privateKey: privatePem,
      apiV3Key: '0123456789abcdef0123456789abcdef',
      publicKey: { id: 'PUB_KEY_ID_01', pem: publicPem },
    });
    expect(config.alipay).toEqual({
      gateway: 'https://openapi.alipay.com/gateway.do',
      appId: '2021000000000001',
      sellerId: '2088000000000001',
      privateKey: privatePem,
      publicKey: publicPem,
    });
  });

  test('WeChat Pay without its public key fetches certificates instead', () => {
    expect(loadConfig(wechatPay).wechatPay?.publicKey).toBeUndefined();
  });

  test.each(Object.keys(wechatPay))('WeChat Pay without %s', (name) => {
    const { [name]: _, ...rest }: Record<string, string> = { ...wechatPay, ...pair };
    expect(problemsOf(rest)).toEqual([`${name}: is missing: WeChat Pay needs it`]);
  });

  test.each(Object.keys(pair))('WeChat Pay’s public key without %s', (name) => {
    const { [name]: _, ...rest }: Record<string, string> = { ...wechatPay, ...pair };
    expect(problemsOf(rest)).toEqual([`${name}: is missing: WeChat Pay’s public key needs it`]);
  });

  test.each(Object.keys(alipay))('Alipay without %s', (name) => {
    const { [name]: _, ...rest }: Record<string, string> = { ...alipay };
    expect(problemsOf(rest)).toEqual([`${name}: is missing: Alipay needs it`]);
  });

  test('everything that is missing at once', () => {
    const names = problemsOf({ ...pair, ALIPAY_APP_ID: '2021000000000001' }).map(
      (problem) => problem.split(':')[0],
    );
    expect(names).toEqual([
      ...['WECHAT_APPID', 'WECHAT_PAY_MCHID', 'WECHAT_PAY_SERIAL', 'WECHAT_PAY_PRIVATE_KEY'],
      'WECHAT_PAY_API_V3_KEY',
      ...['ALIPAY_SELLER_ID', 'ALIPAY_PRIVATE_KEY', 'ALIPAY_PUBLIC_KEY'],
    ]);
  });

  test.each([
    ['WECHAT_PAY_PRIVATE_KEY', 'must be an RSA private key in PEM or base64'],
    ['WECHAT_PAY_API_V3_KEY', 'must be the 32 characters of the APIv3 key'],
    ['WECHAT_PAY_PUBLIC_KEY_ID', 'must begin with PUB_KEY_ID_'],
    ['WECHAT_PAY_PUBLIC_KEY', 'must be an RSA public key in PEM or base64'],
    ['ALIPAY_PRIVATE_KEY', 'must be an RSA private key in PEM or base64'],
    ['ALIPAY_PUBLIC_KEY', 'must be an RSA public key in PEM or base64'],
  ])('a wrong %s', (name, problem) => {
    expect(problemsOf({ ...wechatPay, ...pair, ...alipay, [name]: 'nonsense' })).toEqual([
      `${name}: ${problem}`,
    ]);
  });
});
