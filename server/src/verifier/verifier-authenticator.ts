import { DomainError } from '@lanzi/shared/errors';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ShopperAuthenticator } from '../customer/shopper-authenticator';
import { Authenticators, type Principal } from '../platform/http/principal';
import { BoundStores } from './bound-stores';

/** A shopper who redeems pickups at these stores. */
export interface VerifierPrincipal extends Principal {
  kind: 'verifier';
  customerId: number;
  storeIds: number[];
}

@Injectable()
export class VerifierAuthenticator implements OnModuleInit {
  constructor(
    private readonly authenticators: Authenticators,
    private readonly shoppers: ShopperAuthenticator,
    private readonly boundStores: BoundStores,
  ) {}

  onModuleInit(): void {
    this.authenticators.register('verifier', (request) => this.authenticate(request));
  }

  /** Throws `not_a_verifier` for a shopper who is bound to no store. */
  private async authenticate(request: FastifyRequest): Promise<VerifierPrincipal | null> {
    const shopper = await this.shoppers.authenticate(request);
    if (!shopper) return null;
    const storeIds = await this.boundStores.idsOf(shopper.customerId);
    if (storeIds.length === 0) throw new DomainError('not_a_verifier');
    return { ...shopper, kind: 'verifier', storeIds };
  }
}
