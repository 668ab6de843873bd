import { generateKeyPairSync, sign } from 'node:crypto';
import type { AlipaySettings } from '../../src/platform/config';
import type { Answer } from './fake-provider';

const newPair = () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
};

export const application = newPair();
const alipay = newPair();
export const byAlipay = alipay.privateKey;
export const byStranger = newPair().privateKey;

export const settings: Omit<AlipaySettings, 'gateway'> = {
  appId: '2021000000000001',
  sellerId: '2088000000000001',
  privateKey: application.privateKey,
  publicKey: alipay.publicKey,
};

const rsa = (text: string, key: string, hash = 'sha256') =>
  sign(hash, Buffer.from(text), key).toString('base64');

/** A notification as it comes: a form with a signature over its decoded values. */
export function notification(fields: Record<string, string>, by = byAlipay, signType = 'RSA2'): string {
  const content = Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&');
  const signature = rsa(content, by, signType === 'RSA2' ? 'sha256' : 'sha1');
  return new URLSearchParams({ ...fields, sign: signature, sign_type: signType }).toString();
}

/** An answer of the gateway's, signed over its own characters. */
export const answers =
  (method: string, content: object, by = byAlipay) =>
  (): Answer => {
    const body = JSON.stringify(content).replaceAll('/', '\\/');
    const text = `{"${method.replaceAll('.', '_')}_response":${body},"sign":"${rsa(body, by)}"}`;
    return { status: 200, headers: { 'content-type': 'text/html;charset=utf-8' }, body: text };
  };
