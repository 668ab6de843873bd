import { createCipheriv, generateKeyPairSync, sign, X509Certificate } from 'node:crypto';
import { selfSignedCertificate } from '../../../scripts/src/start/self-signed-certificate';
import type { Clock } from '../../src/platform/clock';
import type { WechatPaySettings } from '../../src/platform/config';
import type { Answer } from './fake-provider';

const newPair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
};

export const merchant = newPair();
const wechatPay = newPair();
const platform = newPair();
const certificate = selfSignedCertificate(platform.privateKey, 'Tenpay.com Test');

/** Who signs, under which serial number. */
export const byPublicKey = { id: 'PUB_KEY_ID_0119000000012026010100112233000001', key: wechatPay.privateKey };
export const byCertificate = { id: new X509Certificate(certificate).serialNumber, key: platform.privateKey };
export const byStranger = { id: byPublicKey.id, key: newPair().privateKey };

export const settings: Omit<WechatPaySettings, 'apiBase'> = {
  appId: 'wxtest',
  merchantId: '1900000001',
  serial: '5157F09EFDC096DE15EBE81A47057A7201905B9D',
  privateKey: merchant.privateKey,
  apiV3Key: '0123456789abcdef0123456789abcdef',
  publicKey: { id: byPublicKey.id, pem: wechatPay.publicKey },
};

/** What WeChat Pay adds to a body; `at` is its clock. */
export function signed(body: string, at: Date, by = byPublicKey): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const nonce = '593bec0c930bf1afeb40b4a08c8fb242';
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': by.id,
    'wechatpay-signature': sign('sha256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), by.key).toString(
      'base64',
    ),
  };
}

export function sealed(content: string, aad = 'transaction', key = settings.apiV3Key) {
  const nonce = 'abcdef012345';
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(aad));
  const ciphertext = Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  const base64 = ciphertext.toString('base64');
  return { algorithm: 'AEAD_AES_256_GCM', ciphertext: base64, nonce, associated_data: aad };
}

/** An answer of WeChat Pay's; a string is sent as it is. */
export const answers =
  (clock: Clock, status: number, content?: unknown, by = byPublicKey) =>
  (): Answer => {
    const body = content === undefined ? '' : typeof content === 'string' ? content : JSON.stringify(content);
    const headers = { 'content-type': 'application/json', ...signed(body, clock.now(), by) };
    return { status, headers, body };
  };

/** The answer to GET /v3/certificates; `until` is when the certificate ends. */
export const certificates = (clock: Clock, until = '2031-01-01T00:00:00+08:00', by = byCertificate) =>
  answers(
    clock,
    200,
    {
      data: [
        {
          serial_no: byCertificate.id,
          effective_time: '2026-01-01T00:00:00+08:00',
          expire_time: until,
          encrypt_certificate: sealed(certificate, 'certificate'),
        },
      ],
    },
    by,
  );
