import { Redis } from 'ioredis';
import type { Config } from './config';

/** The shared memory of several processes; without REDIS_URL there is one process and none is needed. */
export class SharedMemory {
  readonly redis: Redis | undefined;

  constructor(config: Pick<Config, 'redisUrl'>) {
    // Errors reach whoever waits for an answer; without a listener ioredis prints each reconnection as well.
    if (config.redisUrl)
      this.redis = new Redis(config.redisUrl, { maxRetriesPerRequest: 2 }).on('error', () => undefined);
  }

  close(): void {
    this.redis?.disconnect();
  }
}
