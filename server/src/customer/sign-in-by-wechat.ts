import type { ShopperSession } from '@lanzi/shared/customer/customer.contract';
import type { Lang } from '@lanzi/shared/lang';
import { Injectable } from '@nestjs/common';
import { RateLimits } from '../platform/http/rate-limits';
import { CustomerQueries } from './customer.queries';
import { FindOrCreateCustomer } from './find-or-create-customer';
import { ShopperSessions } from './shopper-sessions';
import { WechatClient } from './wechat-client';

const byAddress = 'wechat-sign-in-address';

@Injectable()
export class SignInByWechat {
  constructor(
    private readonly wechat: WechatClient,
    private readonly findOrCreate: FindOrCreateCustomer,
    private readonly sessions: ShopperSessions,
    private readonly customers: CustomerQueries,
    private readonly rateLimits: RateLimits,
  ) {
    rateLimits.define(byAddress, { points: 300, seconds: 600 });
  }

  /** Throws `wechat_code_invalid`, `rate_limited` and `provider_failed`. */
  async run(code: string, lang: Lang, ip: string): Promise<ShopperSession> {
    await this.rateLimits.consume(byAddress, ip);
    const { openid, unionid } = await this.wechat.identify(code);
    const { id } = await this.findOrCreate.run({ openid, unionid }, lang);
    const { token, expiresAt } = await this.sessions.open(id);
    return { token, expiresAt: expiresAt.toISOString(), me: await this.customers.me(id) };
  }
}
