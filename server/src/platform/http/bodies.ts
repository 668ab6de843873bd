import type { FastifyInstance } from 'fastify';
import type { Route } from '@lanzi/shared/api/route';
import { routes } from '@lanzi/shared/api/routes';
import { DomainError } from '@lanzi/shared/errors';

const all: readonly Route[] = Object.values(routes);
/** In bytes, of those that take more than all others. */
const limits = new Map(
  all.flatMap(({ path, megabytes }) => (megabytes ? [[path, megabytes * 1024 * 1024]] : [])),
);

/** Providers sign the very bytes they send: their calls are handed on untouched, whatever their media type. */
const wantsRawBody = (url: string): boolean => url.startsWith('/api/hooks/');

/** JSON for the API, a Buffer for hooks, anything else (but multipart, see server.ts) is refused. */
export function readBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addHook('onRoute', (route) => {
    route.bodyLimit = limits.get(route.url) ?? route.bodyLimit;
  });
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (wantsRawBody(request.url)) return done(null, body);
    if (body.length === 0) return done(null, undefined);
    return parseJson(request, body.toString('utf8'), (error, parsed) =>
      error ? done(new DomainError('malformed_body')) : done(null, parsed),
    );
  });
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (wantsRawBody(request.url)) done(null, body);
    else done(new DomainError('unsupported_media_type'));
  });
}
