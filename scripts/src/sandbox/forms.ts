import type { FastifyInstance } from 'fastify';

/** Lets routes read forms: `request.body` is an object of strings. */
export function addForms(routes: FastifyInstance): void {
  routes.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, parsed) => parsed(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
}
