import { stat } from 'node:fs/promises';
import { extname, join, normalize, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const reserved = /^\/(api|uploads|socket\.io|healthz|readyz|metrics)(\/|$)/;
/** `index-DkQ3d9sL.js`, `app.1f3a9c2b.css`: another content would have another name. */
const hashed = /[.-][\w-]{8,}\.\w+$/;

/** Serves the built H5 at `/` and the built console at `/console/`. */
export async function serveWebClients(fastify: FastifyInstance, webRoot: string): Promise<void> {
  const h5 = resolve(webRoot, 'h5');
  const desk = resolve(webRoot, 'console');
  await fastify.register(fastifyStatic, { root: resolve(webRoot), serve: false, cacheControl: false });

  fastify.get('/console', (_request, reply) => reply.redirect('/console/', 308));
  fastify.get<{ Params: { '*': string } }>('/console/*', async (request, reply) => {
    const path = request.params['*'] || 'index.html';
    // The console's own addresses have no files: a person who opens one gets the application.
    const wanted = isNavigation(request, path) && !(await isFile(desk, path)) ? 'index.html' : path;
    return send(reply, desk, wanted);
  });
  fastify.get<{ Params: { '*': string } }>('/*', async (request, reply) => {
    if (reserved.test(request.url.split('?')[0] ?? '')) return notFound(reply);
    return send(reply, h5, request.params['*'] || 'index.html');
  });
}

const isNavigation = (request: FastifyRequest, path: string): boolean =>
  extname(path) === '' && (request.headers.accept ?? '').includes('text/html');

async function isFile(root: string, path: string): Promise<boolean> {
  const file = normalize(join(root, path));
  if (!file.startsWith(root) || path.includes('\0')) return false;
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function send(reply: FastifyReply, root: string, path: string): Promise<FastifyReply> {
  if (!(await isFile(root, path))) return notFound(reply);
  const html = path.endsWith('.html');
  const lasting = hashed.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
  return reply.header('Cache-Control', html ? 'no-cache' : lasting).sendFile(path, root);
}

function notFound(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}
