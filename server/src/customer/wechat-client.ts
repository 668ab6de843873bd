import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { Config } from '../platform/config';
import { Log } from '../platform/log';

const Answer = z.object({
  errcode: z.int().default(0),
  errmsg: z.string().optional(),
  openid: z.string().optional(),
  unionid: z.string().optional(),
});

export interface WechatIdentity {
  openid: string;
  unionid: string | null;
}

const timeoutMs = 5000;
const busy = -1;

/** WeChat's server API: https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html */
@Injectable()
export class WechatClient {
  constructor(
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** Throws `wechat_code_invalid`, `rate_limited` and `provider_failed`. */
  async identify(code: string): Promise<WechatIdentity> {
    let answer = await this.jscode2session(code);
    if (answer.errcode === busy) answer = await this.jscode2session(code);
    const { errcode, errmsg, openid, unionid = null } = answer;
    if (errcode === 0 && openid) return { openid, unionid };
    // 40029 no such code, 40163 used before, 40226 refused by WeChat's own risk control.
    if ([40029, 40163, 40226].includes(errcode)) throw new DomainError('wechat_code_invalid');
    if (errcode === 45011) throw new DomainError('rate_limited', { seconds: 60 });
    this.log.error({ errcode, errmsg }, 'WeChat refused to say who signed in');
    throw new DomainError('provider_failed', { provider: 'WeChat' });
  }

  private async jscode2session(code: string): Promise<z.output<typeof Answer>> {
    const { apiBase, appId = '', secret = '' } = this.config.wechat;
    const query = new URLSearchParams({
      appid: appId,
      secret,
      js_code: code,
      grant_type: 'authorization_code',
    });
    try {
      const url = `${apiBase}/sns/jscode2session?${query}`;
      const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
      return Answer.parse(await response.json());
    } catch (error) {
      // The address holds the secret: only what went wrong is logged.
      this.log.error({ reason: error instanceof Error ? error.message : 'unknown' }, 'WeChat did not answer');
      throw new DomainError('provider_failed', { provider: 'WeChat' });
    }
  }
}
