import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RateLimits } from '../platform/http/rate-limits';
import { Uploads } from '../platform/storage/uploads';

const uploading = 'shopper-uploads';

/** Pictures that become a shopper's: sent by them, or by whoever pays for them. */
@Injectable()
export class ShopperPictures {
  constructor(
    private readonly uploads: Uploads,
    private readonly rateLimits: RateLimits,
  ) {
    rateLimits.define(uploading, { points: 60, seconds: 600 });
  }

  /** `countedBy`: whose tries it is one of. @throws DomainError rate_limited, and as Uploads.receive */
  async receive(request: FastifyRequest, customerId: number, countedBy: string) {
    await this.rateLimits.consume(uploading, countedBy);
    return this.uploads.receive('picture', request, { kind: 'shopper', id: String(customerId) });
  }
}
