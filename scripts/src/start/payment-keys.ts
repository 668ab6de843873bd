import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

/** The key pairs between the demo's shop and its payment providers: private keys in PEM, made on this machine. */
const privateKeys = z.object({
  /** The shop's towards WeChat Pay. */
  merchant: z.string(),
  wechatPay: z.string(),
  /** Of WeChat Pay's older way, by certificate. */
  wechatPayPlatform: z.string(),
  /** The shop's towards Alipay. */
  alipayApp: z.string(),
  alipay: z.string(),
});
type PrivateKeys = z.output<typeof privateKeys>;

const wechatPay = {
  mchid: '1900000001',
  /** Of the merchant's certificate. */
  merchantSerial: '5157F09EFDC096DE15EBE81A47057A7201905B9D',
  apiV3Key: 'lanzi-demo-apiv3-key-of-32-chars',
  publicKeyId: 'PUB_KEY_ID_0119000000012026010100112233000001',
};
const alipay = { appId: '2021000000000001', sellerId: '2088000000000001' };

export type PaymentKeys = ReturnType<typeof halvesOf>;
/** What the providers know. */
export type ProviderKeys = PaymentKeys['providers'];

/** `shop` goes into the shop's environment, `providers` into the sandbox; neither has the other's private keys. */
function halvesOf(keys: PrivateKeys) {
  return {
    shop: {
      WECHAT_PAY_MCHID: wechatPay.mchid,
      WECHAT_PAY_SERIAL: wechatPay.merchantSerial,
      WECHAT_PAY_PRIVATE_KEY: keys.merchant,
      WECHAT_PAY_API_V3_KEY: wechatPay.apiV3Key,
      WECHAT_PAY_PUBLIC_KEY_ID: wechatPay.publicKeyId,
      WECHAT_PAY_PUBLIC_KEY: publicHalf(keys.wechatPay),
      ALIPAY_APP_ID: alipay.appId,
      ALIPAY_SELLER_ID: alipay.sellerId,
      ALIPAY_PRIVATE_KEY: keys.alipayApp,
      ALIPAY_PUBLIC_KEY: publicHalf(keys.alipay),
    },
    providers: {
      wechatPay: {
        ...wechatPay,
        merchantKey: publicHalf(keys.merchant),
        privateKey: keys.wechatPay,
        platformPrivateKey: keys.wechatPayPlatform,
      },
      alipay: { ...alipay, appKey: publicHalf(keys.alipayApp), privateKey: keys.alipay },
    },
  };
}

/** The demo's keys, kept in the data directory so that a shop opened again still trusts its providers. */
export function keptPaymentKeys(dataDir: string): PaymentKeys {
  const file = path.join(dataDir, 'payment-keys.json');
  if (existsSync(file)) return halvesOf(privateKeys.parse(JSON.parse(readFileSync(file, 'utf8'))));
  const keys = generate();
  mkdirSync(dataDir, { recursive: true });
  const unfinished = `${file}.unfinished`;
  writeFileSync(unfinished, JSON.stringify(keys, null, 2), { mode: 0o600 });
  renameSync(unfinished, file);
  return halvesOf(keys);
}

let ofThisProcess: PaymentKeys | undefined;

/** Keys for tests: in memory only, the same throughout the process. */
export const demoPaymentKeys = (): PaymentKeys => (ofThisProcess ??= halvesOf(generate()));

function generate(): PrivateKeys {
  return {
    merchant: newKey(),
    wechatPay: newKey(),
    wechatPayPlatform: newKey(),
    alipayApp: newKey(),
    alipay: newKey(),
  };
}

const newKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

const publicHalf = (privateKey: string): string =>
  createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
