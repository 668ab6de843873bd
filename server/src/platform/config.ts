import * as z from 'zod';
import { privateKeyPem, publicKeyPem } from './rsa-keys';

/** The demo's key: public, so it must never sign anything in production. */
export const demoSecretKey = 'lanzi-demo-key-public-never-use-in-production';

const port = z.coerce.number('must be a number').int().min(0).max(65535);
const optional = z
  .string()
  .transform((value) => value.trim() || undefined)
  .optional();

/** Blank is as good as unset. */
const matching = (pattern: RegExp, message: string) =>
  optional.refine((value) => value === undefined || pattern.test(value), message);

const rsaKey = (read: (text: string) => string | undefined, message: string) =>
  optional.transform((value, context) => {
    const pem = value && read(value);
    if (value && !pem) context.addIssue({ code: 'custom', message });
    return pem;
  });
const privateKey = rsaKey(privateKeyPem, 'must be an RSA private key in PEM or base64');
const publicKey = rsaKey(publicKeyPem, 'must be an RSA public key in PEM or base64');

const wechatPayOwn = [
  'WECHAT_PAY_MCHID',
  'WECHAT_PAY_SERIAL',
  'WECHAT_PAY_PRIVATE_KEY',
  'WECHAT_PAY_API_V3_KEY',
] as const;
const wechatPayPublicKey = ['WECHAT_PAY_PUBLIC_KEY_ID', 'WECHAT_PAY_PUBLIC_KEY'] as const;
const alipayOwn = ['ALIPAY_APP_ID', 'ALIPAY_SELLER_ID', 'ALIPAY_PRIVATE_KEY', 'ALIPAY_PUBLIC_KEY'] as const;
/** Settings that are of use only together: when `any` of these is there, `all` of those must be. */
const together = [
  {
    who: 'WeChat Pay',
    any: [...wechatPayOwn, ...wechatPayPublicKey],
    all: ['WECHAT_APPID', ...wechatPayOwn],
  },
  { who: 'WeChat Pay’s public key', any: wechatPayPublicKey, all: wechatPayPublicKey },
  { who: 'Alipay', any: alipayOwn, all: alipayOwn },
  { who: 'KDNiao', any: ['KDNIAO_ID', 'KDNIAO_API_KEY'], all: ['KDNIAO_ID', 'KDNIAO_API_KEY'] },
  { who: 'Mail', any: ['SMTP_URL', 'MAIL_FROM'], all: ['SMTP_URL', 'MAIL_FROM'] },
] as const;

const environment = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    PORT: port.default(3000),
    PUBLIC_URL: z.url('must be an address such as https://shop.example').optional(),
    DATABASE_URL: z
      .string()
      .regex(
        /^(sqlite:.+|(mysql|mariadb):\/\/.+)$/,
        'must be sqlite:<file>, sqlite::memory:, mysql://… or mariadb://…',
      )
      .default('sqlite:.data/lanzi.db'),
    DATABASE_POOL: z.coerce.number('must be a number').int().min(1).max(200).default(10),
    REDIS_URL: z
      .string()
      .regex(/^(rediss?:\/\/.+)?$/, 'must be redis://… or rediss://…')
      .transform((value) => value || undefined)
      .optional(),
    SECRET_KEY: z.string().min(32, 'must be at least 32 characters').optional(),
    DATA_DIR: z.string().min(1).default('.data'),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
    TRUST_PROXY: z.coerce.number('must be the number of proxies in front').int().min(0).max(10).default(0),
    WEB_ROOT: optional,
    WECHAT_API_BASE: z.url().default('https://api.weixin.qq.com'),
    WECHAT_APPID: optional,
    WECHAT_SECRET: optional,
    WECHAT_PAY_API_BASE: z.url().default('https://api.mch.weixin.qq.com'),
    WECHAT_PAY_MCHID: optional,
    /** Serial number of the merchant's certificate. */
    WECHAT_PAY_SERIAL: optional,
    WECHAT_PAY_PRIVATE_KEY: privateKey,
    WECHAT_PAY_API_V3_KEY: matching(/^[\x21-\x7e]{32}$/, 'must be the 32 characters of the APIv3 key'),
    /** Unset: the platform's certificates are fetched instead. */
    WECHAT_PAY_PUBLIC_KEY_ID: matching(/^PUB_KEY_ID_\w+$/, 'must begin with PUB_KEY_ID_'),
    WECHAT_PAY_PUBLIC_KEY: publicKey,
    ALIPAY_GATEWAY: z.url().default('https://openapi.alipay.com/gateway.do'),
    ALIPAY_APP_ID: optional,
    ALIPAY_SELLER_ID: optional,
    ALIPAY_PRIVATE_KEY: privateKey,
    ALIPAY_PUBLIC_KEY: publicKey,
    /** The shop's account with KDNiao: e-waybills and tracking. */
    KDNIAO_ID: optional,
    KDNIAO_API_KEY: optional,
    KDNIAO_EWAYBILL_URL: z.url().default('https://api.kdniao.com/api/EOrderService'),
    KDNIAO_QUERY_URL: z.url().default('https://api.kdniao.com/Ebusiness/EbusinessOrderHandle.aspx'),
    KDNIAO_SUBSCRIBE_URL: z.url().default('https://api.kdniao.com/api/dist'),
    /** Paid plans ask by 8001 and subscribe by 8008. */
    KDNIAO_QUERY_TYPE: z.enum(['1002', '8001']).default('1002'),
    KDNIAO_SUBSCRIBE_TYPE: z.enum(['1008', '8008']).default('1008'),
    /** smtp://user:password@host:port or smtps://…; unset: nothing is mailed. */
    SMTP_URL: matching(/^smtps?:\/\/.+/, 'must be smtp://… or smtps://…'),
    /** Who mail comes from, such as "Lanzi <shop@example.com>". */
    MAIL_FROM: optional,
    SMS_API_BASE: z.url().optional(),
    SMS_API_KEY: optional,
  })
  .superRefine((env, context) => {
    if (env.NODE_ENV !== 'production') return;
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['SECRET_KEY'], message });
    if (!env.SECRET_KEY) refuse('is required in production: at least 32 random characters');
    if (env.SECRET_KEY === demoSecretKey) refuse('is the demo’s public key: choose your own for production');
  })
  .superRefine((env, context) => {
    for (const { who, any, all } of together) {
      if (!any.some((name) => env[name])) continue;
      for (const name of all.filter((name) => !env[name]))
        context.addIssue({ code: 'custom', path: [name], message: `is missing: ${who} needs it` });
    }
  });
type Environment = z.output<typeof environment>;

export interface WechatPaySettings {
  apiBase: string;
  appId: string;
  merchantId: string;
  /** Of the merchant's certificate. */
  serial: string;
  privateKey: string;
  apiV3Key: string;
  /** Undefined for a shop that still has platform certificates only. */
  publicKey: { id: string; pem: string } | undefined;
}

export interface AlipaySettings {
  gateway: string;
  appId: string;
  sellerId: string;
  privateKey: string;
  /** Alipay's, not the application's. */
  publicKey: string;
}

export interface KdniaoSettings {
  /** EBusinessID. */
  id: string;
  apiKey: string;
  ewaybillUrl: string;
  queryUrl: string;
  subscribeUrl: string;
  queryType: '1002' | '8001';
  subscribeType: '1008' | '8008';
}

export interface MailSettings {
  smtpUrl: string;
  from: string;
}

/** Everything the process was told from outside, checked once at the start. Also the injection token. */
export class Config {
  readonly nodeEnv: 'development' | 'test' | 'production';
  readonly port: number;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly databasePool: number;
  readonly redisUrl: string | undefined;
  readonly secretKey: string;
  readonly dataDir: string;
  readonly logLevel: string;
  /** How many reverse proxies stand in front, whose word on a client's address is taken. */
  readonly trustProxy: number;
  /** Folder holding the built web clients as `h5/` and `console/`; unset: the API only. */
  readonly webRoot: string | undefined;
  readonly wechat: { apiBase: string; appId: string | undefined; secret: string | undefined };
  /** Undefined: this shop does not take it. */
  readonly wechatPay: WechatPaySettings | undefined;
  readonly alipay: AlipaySettings | undefined;
  readonly kdniao: KdniaoSettings | undefined;
  readonly mail: MailSettings | undefined;
  readonly sms: { apiBase: string | undefined; apiKey: string | undefined };

  constructor(env: Environment) {
    this.nodeEnv = env.NODE_ENV;
    this.port = env.PORT;
    this.publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '');
    this.databaseUrl = env.DATABASE_URL;
    this.databasePool = env.DATABASE_POOL;
    this.redisUrl = env.REDIS_URL;
    this.secretKey = env.SECRET_KEY ?? demoSecretKey;
    this.dataDir = env.DATA_DIR;
    this.logLevel = env.LOG_LEVEL ?? (env.NODE_ENV === 'test' ? 'silent' : 'info');
    this.trustProxy = env.TRUST_PROXY;
    this.webRoot = env.WEB_ROOT;
    this.wechat = { apiBase: env.WECHAT_API_BASE, appId: env.WECHAT_APPID, secret: env.WECHAT_SECRET };
    this.wechatPay = wechatPayOf(env);
    this.alipay = alipayOf(env);
    this.kdniao = kdniaoOf(env);
    this.mail = env.SMTP_URL && env.MAIL_FROM ? { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM } : undefined;
    this.sms = { apiBase: env.SMS_API_BASE, apiKey: env.SMS_API_KEY };
  }
}

function wechatPayOf(env: Environment): WechatPaySettings | undefined {
  const {
    WECHAT_APPID: appId,
    WECHAT_PAY_MCHID: merchantId,
    WECHAT_PAY_SERIAL: serial,
    WECHAT_PAY_PRIVATE_KEY: privateKey,
    WECHAT_PAY_API_V3_KEY: apiV3Key,
    WECHAT_PAY_PUBLIC_KEY_ID: id,
    WECHAT_PAY_PUBLIC_KEY: pem,
  } = env;
  if (!appId || !merchantId || !serial || !privateKey || !apiV3Key) return undefined;
  const apiBase = env.WECHAT_PAY_API_BASE.replace(/\/+$/, '');
  return {
    apiBase,
    appId,
    merchantId,
    serial,
    privateKey,
    apiV3Key,
    publicKey: id && pem ? { id, pem } : undefined,
  };
}

function alipayOf(env: Environment): AlipaySettings | undefined {
  const {
    ALIPAY_GATEWAY: gateway,
    ALIPAY_APP_ID: appId,
    ALIPAY_SELLER_ID: sellerId,
    ALIPAY_PRIVATE_KEY: privateKey,
    ALIPAY_PUBLIC_KEY: publicKey,
  } = env;
  if (!appId || !sellerId || !privateKey || !publicKey) return undefined;
  return { gateway, appId, sellerId, privateKey, publicKey };
}

function kdniaoOf(env: Environment): KdniaoSettings | undefined {
  const { KDNIAO_ID: id, KDNIAO_API_KEY: apiKey } = env;
  if (!id || !apiKey) return undefined;
  return {
    ...{ id, apiKey },
    ewaybillUrl: env.KDNIAO_EWAYBILL_URL,
    queryUrl: env.KDNIAO_QUERY_URL,
    subscribeUrl: env.KDNIAO_SUBSCRIBE_URL,
    queryType: env.KDNIAO_QUERY_TYPE,
    subscribeType: env.KDNIAO_SUBSCRIBE_TYPE,
  };
}

/** `problems` has one plain sentence per setting that is wrong. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`The settings are not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Reads the settings from environment variables; throws ConfigError naming every wrong one at once. */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const parsed = environment.safeParse(env);
  if (parsed.success) return new Config(parsed.data);
  throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}
