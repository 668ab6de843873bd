import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '@lanzi/shared/errors';
import { routeOf } from './endpoint';
import { asksWho, Authenticators } from './principal';

/** Lets a request through when its route's audience and permission say so. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly authenticators: Authenticators) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = routeOf(context);
    if (!route || !asksWho(route.audience)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const principal = await this.authenticators.authenticate(route.audience, request);
    if (!principal) throw new DomainError('not_signed_in');
    const { permission } = route;
    if (permission && !principal.permissions.has(permission))
      throw new DomainError('permission_denied', { permission });
    request.principal = principal;
    return true;
  }
}
