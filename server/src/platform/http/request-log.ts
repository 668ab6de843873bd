import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Log } from '../log';
import type { Metrics } from './metrics';

/** The caller's own id for the request when it is a sane one, so that logs of several systems meet. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}

/** One line and one measurement per answer: the route's pattern, never the address itself, which may name people. */
export function logRequests(fastify: FastifyInstance, log: Log, metrics: Metrics): void {
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('X-Request-Id', request.id);
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const { method, id: requestId } = request;
    const route = request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown');
    const status = reply.statusCode;
    metrics.answered(method, route, status, reply.elapsedTime / 1000);
    log.info({ requestId, method, route, status, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
}
