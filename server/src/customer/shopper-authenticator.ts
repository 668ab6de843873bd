import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { bearerToken } from '../platform/http/bearer-token';
import { Authenticators } from '../platform/http/principal';
import { shopperPrincipal, type ShopperPrincipal } from './shopper-principal';
import { ShopperSessions } from './shopper-sessions';

@Injectable()
export class ShopperAuthenticator implements OnModuleInit {
  constructor(
    private readonly authenticators: Authenticators,
    private readonly sessions: ShopperSessions,
  ) {}

  onModuleInit(): void {
    this.authenticators.register('shopper', (request) => this.authenticate(request));
  }

  async authenticate(request: FastifyRequest): Promise<ShopperPrincipal | null> {
    const token = bearerToken(request);
    const customer = token === undefined ? undefined : await this.sessions.find(token);
    return customer ? shopperPrincipal(customer) : null;
  }
}
