import { randomBytes } from 'node:crypto';

const TOKEN_SECONDS = 7200;
const RENEWED_BEFORE_SECONDS = 300;
const FORCED_EVERY_SECONDS = 30;

/**
 * WeChat's access token: one for everybody until shortly before it ends; a forced one at most every 30 seconds. The one
 * before is good for five minutes more unless the new one was forced. Times in seconds.
 */
export class StableToken {
  private token = '';
  private endsAt = 0;
  private before: { token: string; endsAt: number } | undefined;
  private forcedAt = -Infinity;

  /** Undefined when forced too often. */
  read(force: boolean, now: number): { access_token: string; expires_in: number } | undefined {
    if (force) {
      if (now - this.forcedAt < FORCED_EVERY_SECONDS) return undefined;
      this.forcedAt = now;
    }
    if (force || this.endsAt - now < RENEWED_BEFORE_SECONDS) {
      this.before = force ? undefined : { token: this.token, endsAt: this.endsAt };
      this.token = randomBytes(96).toString('base64url');
      this.endsAt = now + TOKEN_SECONDS;
    }
    return { access_token: this.token, expires_in: Math.floor(this.endsAt - now) };
  }

  isGood(token: string, now: number): boolean {
    if (token === '') return false;
    const { before } = this;
    return (token === this.token && now < this.endsAt) || (token === before?.token && now < before.endsAt);
  }

  /** No token given out so far is good any more. */
  revoke(): void {
    this.before = undefined;
    this.token = '';
    this.endsAt = 0;
  }
}
