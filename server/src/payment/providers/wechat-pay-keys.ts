import type { Clock } from '../../platform/clock';
import type { WechatPaySettings } from '../../platform/config';
import type { Log } from '../../platform/log';
import { reasonOf } from './reason-of';
import { Certificates } from './wechat-pay-messages';
import { unseal } from './wechat-pay-seal';
import { whyNotWechatPays } from './wechat-pay-signature';
import type { WechatPayWire } from './wechat-pay-wire';

const askAgainAfter = 60_000;
const publicKeyPrefix = 'PUB_KEY_ID_';

interface Certificate {
  pem: string;
  expiresAt: Date;
}

/**
 * The keys by which WeChat Pay signs: its public key from the settings, or platform certificates that it hands out and
 * changes now and then. While a merchant moves from one to the other both arrive, in any order.
 */
export class WechatPayKeys {
  private certificates = new Map<string, Certificate>();
  private askedAt = -Infinity;
  private asked = Promise.resolve();

  constructor(
    private readonly settings: WechatPaySettings,
    private readonly wire: WechatPayWire,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Asks WeChat Pay for its certificates when it does not know `serial`, at most once a minute. */
  async of(serial: string): Promise<string | undefined> {
    const known = this.known(serial, this.certificates);
    if (known || serial.startsWith(publicKeyPrefix)) return known;
    await this.ask();
    return this.known(serial, this.certificates);
  }

  private known(serial: string, certificates: Map<string, Certificate>): string | undefined {
    const { publicKey } = this.settings;
    if (publicKey && serial === publicKey.id) return publicKey.pem;
    const certificate = certificates.get(serial);
    return certificate && certificate.expiresAt > this.clock.now() ? certificate.pem : undefined;
  }

  private ask(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now - this.askedAt < askAgainAfter) return this.asked;
    this.askedAt = now;
    this.asked = this.fetch().catch((error: unknown) => {
      this.log.error({ reason: reasonOf(error) }, 'WeChat Pay’s certificates could not be fetched');
    });
    return this.asked;
  }

  /** What it sends is proven twice: only WeChat Pay can encrypt with our APIv3 key, and it signs the answer. */
  private async fetch(): Promise<void> {
    const answer = await this.wire.send('GET', '/v3/certificates');
    if (answer.status !== 200) throw new Error(`HTTP ${answer.status}`);
    const certificates = new Map(
      Certificates.parse(JSON.parse(answer.text)).data.map((item) => {
        const pem = unseal(item.encrypt_certificate, this.settings.apiV3Key);
        return [item.serial_no, { pem, expiresAt: item.expire_time }];
      }),
    );
    const why = await whyNotWechatPays(
      answer,
      (serial) => this.known(serial, certificates),
      this.clock.now(),
    );
    if (why) throw new Error(why);
    this.certificates = certificates;
  }
}
