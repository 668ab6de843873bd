import { createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Audience } from '@lanzi/shared/api/route';

/** Who is asking. Features extend it with what they know about the person. */
export interface Principal {
  kind: string;
  id: string;
  name: string;
  permissions: ReadonlySet<string>;
}

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal;
  }
}

/** Whether somebody has to be signed in. A provider has no token: its handler checks the signature. */
export const asksWho = (audience: Audience): boolean => audience !== 'public' && audience !== 'provider';

type Authenticate = (request: FastifyRequest) => Promise<Principal | null>;

/** How each audience proves who it is; features register their way at the start. */
@Injectable()
export class Authenticators {
  private readonly ways = new Map<Audience, Authenticate>();

  /** `authenticate` answers null when the request carries no valid token; a DomainError it throws is the answer. */
  register(audience: Audience, authenticate: Authenticate): void {
    this.ways.set(audience, authenticate);
  }

  authenticate(audience: Audience, request: FastifyRequest): Promise<Principal | null> {
    const way = this.ways.get(audience);
    if (!way) throw new Error(`Nobody can authenticate the audience ${audience}`);
    return way(request);
  }
}

/** The handler's signed-in person; their kind follows from the route's audience. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!principal) throw new Error('@Caller() belongs on a route for people who sign in');
  return principal;
});
