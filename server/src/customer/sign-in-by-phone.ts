import type { PhoneSignIn, ShopperSession } from '@lanzi/shared/customer/customer.contract';
import type { Lang } from '@lanzi/shared/lang';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { RateLimits } from '../platform/http/rate-limits';
import { CustomerQueries } from './customer.queries';
import { FindOrCreateCustomer } from './find-or-create-customer';
import { normalPhone } from './normal-phone';
import { PhoneCodes } from './phone-codes';
import { ShopperSessions } from './shopper-sessions';

const byPhone = 'phone-sign-in-phone';
const byAddress = 'phone-sign-in-address';

@Injectable()
export class SignInByPhone {
  constructor(
    private readonly codes: PhoneCodes,
    private readonly findOrCreate: FindOrCreateCustomer,
    private readonly sessions: ShopperSessions,
    private readonly customers: CustomerQueries,
    private readonly rateLimits: RateLimits,
  ) {
    rateLimits.define(byPhone, { points: 20, seconds: 600 });
    rateLimits.define(byAddress, { points: 300, seconds: 600 });
  }

  /** Throws `wrong_phone_code` and `rate_limited`. */
  async run(input: z.output<typeof PhoneSignIn>, lang: Lang, ip: string): Promise<ShopperSession> {
    const phone = normalPhone(input.phone);
    await this.rateLimits.consume(byAddress, ip);
    await this.rateLimits.consume(byPhone, phone);
    await this.codes.spend(phone, input.code);
    const { id } = await this.findOrCreate.run({ phone }, lang);
    const { token, expiresAt } = await this.sessions.open(id);
    return { token, expiresAt: expiresAt.toISOString(), me: await this.customers.me(id) };
  }
}
