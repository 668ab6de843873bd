import type { Clock } from '../../platform/clock';
import type { WechatPaySettings } from '../../platform/config';
import { Formatter, Rsa } from 'wechatpay-axios-plugin';

const timeoutMs = 5000;

/** What came back, before anybody looked whether it is WeChat Pay's. */
export interface RawAnswer {
  status: number;
  headers: Record<string, string | undefined>;
  /** Byte for byte what was signed. */
  text: string;
}

/** Sends requests signed with the merchant's key: pay.weixin.qq.com/doc/v3/merchant/4012365342. */
export class WechatPayWire {
  constructor(
    private readonly settings: WechatPaySettings,
    private readonly clock: Clock,
  ) {}

  /** Rejects when there is no answer within five seconds. */
  async send(method: 'GET' | 'POST', path: string, body?: object): Promise<RawAnswer> {
    const { apiBase, publicKey } = this.settings;
    const json = body && JSON.stringify(body);
    const response = await fetch(apiBase + path, {
      method,
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        'User-Agent': 'Lanzi',
        Authorization: this.authorization(method, path, json),
        // Asks for an answer signed with the key we have.
        ...(publicKey && { 'Wechatpay-Serial': publicKey.id }),
      },
      body: json,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    // response.text() would drop a byte order mark that was signed.
    const text = Buffer.from(await response.arrayBuffer()).toString();
    return { status: response.status, headers: Object.fromEntries(response.headers), text };
  }

  /** A signature over these lines, by the merchant's key. */
  sign(...lines: string[]): string {
    return Rsa.sign(Formatter.joinedByLineFeed(...lines), this.settings.privateKey);
  }

  private authorization(method: string, path: string, body = ''): string {
    const { apiBase, merchantId, serial } = this.settings;
    const { pathname, search } = new URL(apiBase + path);
    const timestamp = secondsOf(this.clock.now());
    const nonce = Formatter.nonce();
    const signature = this.sign(method, pathname + search, timestamp, nonce, body);
    return Formatter.authorization(merchantId, nonce, signature, timestamp, serial);
  }
}

/** WeChat Pay's kind of timestamp. */
export const secondsOf = (time: Date): string => String(Math.floor(time.getTime() / 1000));
