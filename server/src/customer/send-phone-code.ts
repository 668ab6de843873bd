import type { Lang } from '@lanzi/shared/lang';
import { Injectable } from '@nestjs/common';
import { RateLimits } from '../platform/http/rate-limits';
import { normalPhone } from './normal-phone';
import { codeMinutes, PhoneCodes } from './phone-codes';
import { SmsClient } from './sms-client';
import { codeMessage } from './words';

@Injectable()
export class SendPhoneCode {
  constructor(
    private readonly codes: PhoneCodes,
    private readonly sms: SmsClient,
    private readonly rateLimits: RateLimits,
  ) {
    rateLimits.define('phone-code-phone', { points: 10, seconds: 600 });
    rateLimits.define('phone-code-day', { points: 50, seconds: 86_400 });
    rateLimits.define('phone-code-address', { points: 100, seconds: 600 });
  }

  /** Throws `rate_limited` and `provider_failed`. */
  async run(typed: string, lang: Lang, ip: string): Promise<void> {
    const phone = normalPhone(typed);
    await this.rateLimits.consume('phone-code-address', ip);
    await this.rateLimits.consume('phone-code-phone', phone);
    await this.rateLimits.consume('phone-code-day', phone);
    const code = await this.codes.issue(phone);
    await this.sms.send(phone, codeMessage(lang, code, codeMinutes));
  }
}
