import { verify } from 'node:crypto';
import type { ProviderKeys } from '../../start/payment-keys';
import { OnceOnly } from '../once-only';
import { badSignature } from './refusal';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048 ';
const WINDOW_SECONDS = 300;

interface Request {
  method: string;
  /** As it came, with its query. */
  url: string;
  body: string;
  authorization: string;
}

/** Checks that requests come from the merchant: signature, age, and that none is sent twice. */
export class Authorization {
  private readonly nonces = new OnceOnly();

  constructor(private readonly keys: ProviderKeys['wechatPay']) {}

  /** @throws Refusal 401 */
  check({ method, url, body, authorization }: Request): void {
    if (!authorization.startsWith(SCHEME)) throw badSignature('Http头缺少Authorization或认证类型不正确');
    const given = fields(authorization.slice(SCHEME.length));
    const { mchid, serial_no: serial, nonce_str: nonce, timestamp, signature } = given;
    if (!mchid || !serial || !nonce || !timestamp || !signature)
      throw badSignature('Authorization缺少必要的字段');
    if (mchid !== this.keys.mchid) throw badSignature('商户号不存在');
    if (serial !== this.keys.merchantSerial) throw badSignature('商户证书序列号有误');
    // Always the real time: it is about the age of the request, not about business.
    const age = Math.abs(Date.now() / 1000 - Number(timestamp));
    if (!/^\d{10}$/.test(timestamp) || age > WINDOW_SECONDS)
      throw badSignature('timestamp与发起请求的时间不得超过5分钟');
    const message = Buffer.from(`${method}\n${url}\n${timestamp}\n${nonce}\n${body}\n`);
    if (!verify('sha256', message, this.keys.merchantKey, Buffer.from(signature, 'base64')))
      throw badSignature('验签失败');
    if (!this.nonces.accept(nonce)) throw badSignature('nonce_str重复');
  }
}

/** `a="1",b="2"` → {a: '1', b: '2'} */
function fields(text: string): Record<string, string | undefined> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/(\w+)="([^"]*)"(?:,|$)/g)) found[name] = value;
  return found;
}
