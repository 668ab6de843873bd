import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  Header,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type * as z from 'zod';
import type { OutputOf, Route } from '@lanzi/shared/api/route';
import { DomainError } from '@lanzi/shared/errors';

const routeKey = Symbol('route');

type Handler<R> = <F extends (...inputs: never[]) => Promise<OutputOf<R>>>(
  target: object,
  name: string | symbol,
  method: TypedPropertyDescriptor<F>,
) => void;

/**
 * Binds a handler to a route of the contract; the compiler checks what the handler returns. Where the route `produces`
 * something else than JSON that is a string, a Buffer, a stream or a StreamableFile, and is sent as it is.
 */
export const Endpoint = <R extends Route>(route: R): Handler<R> =>
  applyDecorators(
    RequestMapping({ method: RequestMethod[route.method], path: route.path }),
    HttpCode(route.status ?? 200),
    ...(route.produces ? [Header('Content-Type', route.produces)] : []),
    SetMetadata(routeKey, route),
  );

/** The route a request goes to; undefined for the few handlers that are not part of the contract (health, files). */
export const routeOf = (context: ExecutionContext): Route | undefined =>
  Reflect.getMetadata(routeKey, context.getHandler()) as Route | undefined;

/**
 * The handler's `InputOf<typeof route>`: params, query and body, parsed by the route's schemas.
 */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const route = routeOf(context);
  if (!route) throw new Error('@Input() belongs on an @Endpoint()');
  return parseInput(route, context.switchToHttp().getRequest<FastifyRequest>());
});

interface FieldError {
  path: string;
  code: string;
  message: string;
}

function parse(schema: z.ZodType, value: unknown, errors: FieldError[]): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, code, message } of parsed.error.issues)
    errors.push({ path: path.join('.'), code, message });
  return undefined;
}

function parseInput(route: Route, request: FastifyRequest) {
  if (request.isMultipart() !== Boolean(route.multipart)) throw new DomainError('unsupported_media_type');
  const errors: FieldError[] = [];
  const input = {
    params: route.params && parse(route.params, request.params, errors),
    query: route.query && parse(route.query, request.query, errors),
    body: route.body && parse(route.body, request.body, errors),
  };
  if (errors.length > 0) throw new DomainError('invalid_input', {}, { errors });
  return input;
}

/** @throws DomainError invalid_input naming every field that does not fit */
export function parseBody<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const errors: FieldError[] = [];
  const body = parse(schema, raw, errors);
  if (errors.length > 0) throw new DomainError('invalid_input', {}, { errors });
  return body as z.output<S>;
}
