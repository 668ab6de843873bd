import type { FastifyRequest } from 'fastify';

/** The token of `Authorization: Bearer …`. */
export const bearerToken = (request: FastifyRequest): string | undefined =>
  /^Bearer +([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
