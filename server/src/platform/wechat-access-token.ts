import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { Clock } from './clock';
import { Config } from './config';

const Answer = z.object({
  access_token: z.string().min(1).optional(),
  expires_in: z.number().optional(),
  errcode: z.int().default(0),
  errmsg: z.string().default(''),
});
const timeoutMs = 5000;
/** WeChat gives out the next one so long before this one ends. */
const earlySeconds = 300;

/**
 * What WeChat's server API wants to see with each call: getStableAccessToken, which any number of processes may ask
 * for without making each other's token invalid.
 */
@Injectable()
export class WechatAccessToken {
  private held: { token: string; until: number } | undefined;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  get isConfigured(): boolean {
    const { appId, secret } = this.config.wechat;
    return Boolean(appId && secret);
  }

  /** @throws Error when WeChat does not give one */
  async get(): Promise<string> {
    const now = this.clock.now().getTime();
    if (this.held && now < this.held.until) return this.held.token;
    const { apiBase, appId, secret } = this.config.wechat;
    const response = await fetch(`${apiBase}/cgi-bin/stable_token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'client_credential', appid: appId, secret }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { access_token, expires_in = 0, errcode, errmsg } = Answer.parse(await response.json());
    if (!access_token) throw new Error(`WeChat gave no access token: ${errcode} ${errmsg}`);
    this.held = { token: access_token, until: now + (expires_in - earlySeconds) * 1000 };
    return access_token;
  }

  /** WeChat no longer takes it. */
  forget(token: string): void {
    if (this.held?.token === token) this.held = undefined;
  }
}
