import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '@lanzi/shared/errors';
import { SharedMemory } from '../redis';

/** How often something may be tried, counted per key (an address, a phone) over all processes. */
@Injectable()
export class RateLimits {
  private readonly limits = new Map<string, RateLimiterMemory | RateLimiterRedis>();

  constructor(private readonly memory: SharedMemory) {}

  /** At most `points` tries in any `seconds`. */
  define(name: string, { points, seconds }: { points: number; seconds: number }): void {
    const options = { points, duration: seconds, keyPrefix: `limit:${name}` };
    const { redis } = this.memory;
    // Counts by itself where Redis is not used, or away: nobody waits for it to come back.
    const spare = new RateLimiterMemory(options);
    const shared = { ...options, storeClient: redis, insuranceLimiter: spare, rejectIfRedisNotReady: true };
    this.limits.set(name, redis ? new RateLimiterRedis(shared) : spare);
  }

  /** Counts one try; throws `rate_limited` with the seconds to wait when there were too many. */
  async consume(name: string, key: string): Promise<void> {
    try {
      await this.limit(name).consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw tooMany(refusal);
    }
  }

  /** Throws as `consume` would, without counting a try: for what counts only when it fails. */
  async assertLeft(name: string, key: string): Promise<void> {
    const limit = this.limit(name);
    const used = await limit.get(key);
    if (used && used.consumedPoints >= limit.points) throw tooMany(used);
  }

  /** Forgets the tries so far, after one that succeeded. */
  async reset(name: string, key: string): Promise<void> {
    await this.limit(name).delete(key);
  }

  private limit(name: string): RateLimiterMemory | RateLimiterRedis {
    const limit = this.limits.get(name);
    if (!limit) throw new Error(`There is no rate limit ${name}`);
    return limit;
  }
}

const tooMany = ({ msBeforeNext }: RateLimiterRes): DomainError =>
  new DomainError('rate_limited', { seconds: Math.max(1, Math.ceil(msBeforeNext / 1000)) });
