import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** What the two web clients need, and nothing else. */
export async function securityHeaders(fastify: FastifyInstance, publicUrl: string): Promise<void> {
  const https = publicUrl.startsWith('https:');
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // antd and Taro write their styles while running.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        // Taro reads a chosen picture back from its blob address before it uploads it.
        connectSrc: ["'self'", 'ws:', 'wss:', 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https && { maxAge: 31_536_000, includeSubDomains: false },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  fastify.addHook('onRequest', async (_request, reply) => {
    // Verifiers scan with the camera, shoppers look for the nearest store.
    void reply.header('Permissions-Policy', 'camera=(self), geolocation=(self), microphone=(), payment=()');
  });
}
