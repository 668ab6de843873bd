import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DynamicModule, Type } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config';
import { Jobs } from '../jobs/jobs';
import { createLog, Log, NestLog } from '../log';
import { OutboxRelay } from '../outbox/outbox-relay';
import { Tasks } from '../tasks/tasks';
import { RealtimeAdapter } from '../realtime/realtime.adapter';
import { readBodies } from './bodies';
import { Metrics } from './metrics';
import { answerProblem } from './problem.filter';
import { logRequests, requestIdOf } from './request-log';
import { securityHeaders } from './security-headers';
import { serveWebClients } from './static-files';

/** Milliseconds that requests in flight have once the server closes; supervisors wait half a minute. */
const closingGrace = 5000;

/**
 * The application, ready to `listen(port, '0.0.0.0')`. Closing it (SIGTERM, SIGINT or `app.close()`) takes no more
 * rows and jobs, finishes requests and deliveries in flight and what jobs and tasks are just at, which takes no longer
 * than the slowest provider may (KDNiao, 15 seconds), then closes the database. Whoever has not read their answer by
 * then is cut off after `closingGrace`. In tests the outbox and the jobs stand still: call `drain()` and
 * `runNow()`.
 */
export async function createServer(
  module: Type | DynamicModule,
  config: Config,
): Promise<NestFastifyApplication> {
  const early = createLog(config.logLevel);
  const adapter = new FastifyAdapter({
    trustProxy: (_address, hop) => hop < config.trustProxy,
    bodyLimit: 1024 * 1024,
    genReqId: requestIdOf,
    requestIdHeader: false,
    // An address that no router can read.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      answerProblem(early, error, request, reply),
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: new NestLog(early),
  });
  const fastify: FastifyInstance = adapter.getInstance();
  readBodies(fastify);
  fastify.addHook('preClose', (done) => {
    setTimeout(() => fastify.server.closeAllConnections(), closingGrace).unref();
    done();
  });
  logRequests(fastify, app.get(Log), app.get(Metrics));
  // Awaited: a plugin only sees the routes that come after it.
  await securityHeaders(fastify, config.publicUrl);
  await fastify.register(cookie);
  await fastify.register(multipart);
  await fastify.register(compress, {
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    globalDecompression: false,
  });
  if (config.webRoot) await serveWebClients(fastify, config.webRoot);
  app.useWebSocketAdapter(new RealtimeAdapter(app));
  if (config.nodeEnv !== 'test') app.enableShutdownHooks(['SIGINT', 'SIGTERM']);
  await app.init();
  await fastify.ready();
  if (config.nodeEnv !== 'test') {
    app.get(OutboxRelay).start();
    app.get(Jobs).start();
    app.get(Tasks).start();
  }
  return app;
}
