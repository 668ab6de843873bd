import * as z from 'zod';
import type { Audience, Route } from '@lanzi/shared/api/route';
import { type ErrorCode, errorStatus, titleOf } from '@lanzi/shared/errors';
import { asksWho } from './principal';

type Json = Record<string, unknown>;
type Direction = 'input' | 'output';

/** What every route may answer besides its own errors. */
function errorsOf(route: Route): ErrorCode[] {
  const takesInput = route.params ?? route.query ?? route.body ?? route.multipart;
  const codes: ErrorCode[] = [...(route.errors ?? []), 'internal'];
  if (takesInput) codes.push('invalid_input');
  if (route.body) codes.push('malformed_body', 'body_too_large', 'unsupported_media_type');
  if (route.multipart) codes.push('upload_too_large', 'unsupported_media_type');
  if (route.consumes) codes.push('body_too_large');
  if (asksWho(route.audience)) codes.push('not_signed_in');
  if (route.permission) codes.push('permission_denied');
  if (route.idempotent) codes.push('idempotency_key_invalid', 'idempotency_key_reused');
  if (route.idempotent === 'required') codes.push('idempotency_key_required');
  return [...new Set(codes)];
}

/** The OpenAPI 3.1 document of the whole contract, made of nothing but the contract. */
export function buildOpenApi(routes: readonly Route[], info: { title: string; version: string }): Json {
  const components = new Components();
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, components) };
  }
  const schemes = [...new Set(routes.map(({ audience }) => audience))].filter(asksWho);
  return {
    openapi: '3.1.0',
    info,
    paths,
    components: {
      schemas: { Problem: problemSchema, ...components.schemas },
      securitySchemes: Object.fromEntries(schemes.map((name) => [name, { type: 'http', scheme: 'bearer' }])),
    },
  };
}

function operation(route: Route, components: Components): Json {
  const idempotencyKey = {
    name: 'Idempotency-Key',
    in: 'header',
    required: route.idempotent === 'required',
    description: 'The same key and body again returns the first answer.',
    schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,64}$' },
  };
  return {
    operationId: route.name,
    summary: route.summary,
    tags: [route.path.split('/')[2]],
    security: security(route.audience),
    ...(route.permission ? { 'x-permission': route.permission } : {}),
    parameters: [
      ...parameters('path', route.params, components),
      ...parameters('query', route.query, components),
      ...(route.idempotent ? [idempotencyKey] : []),
      { name: 'Accept-Language', in: 'header', schema: { type: 'string', default: 'zh-CN' } },
    ],
    ...requestBody(route, components),
    responses: { [route.status ?? 200]: success(route, components), ...refusals(route) },
  };
}

const security = (audience: Audience): Json[] => (asksWho(audience) ? [{ [audience]: [] }] : []);

function parameters(place: 'path' | 'query', schema: z.ZodType | undefined, components: Components): Json[] {
  if (!schema) return [];
  // What may be left out stands in the input; what a parameter means, in the output.
  const required = new Set(components.inline(schema, 'input').required as string[] | undefined);
  const { properties } = components.inline(schema, 'output');
  return Object.entries(properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.has(name),
    schema: property as Json,
  }));
}

function requestBody(route: Route, components: Components): Json {
  if (route.multipart) {
    const file = { type: 'string', contentMediaType: 'application/octet-stream' };
    const schema = { type: 'object', properties: { file }, required: ['file'] };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (route.consumes) return { requestBody: { required: true, content: { [route.consumes]: {} } } };
  if (!route.body) return {};
  const schema = components.refer(route.body, 'input');
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function success(route: Route, components: Components): Json {
  if (route.produces) return { description: 'Done', content: { [route.produces]: {} } };
  if (!route.response) return { description: 'Done' };
  const schema = components.refer(route.response, 'output');
  return { description: 'Done', content: { 'application/json': { schema } } };
}

function refusals(route: Route): Json {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of errorsOf(route)) {
    const status = errorStatus[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${titleOf(code, {}, 'en')}`).join('\n\n'),
        ...(status === 429 ? { headers: { 'Retry-After': { schema: { type: 'integer' } } } } : {}),
        content: {
          'application/problem+json': {
            schema: {
              allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }],
            },
          },
        },
      },
    ]),
  );
}

const problemSchema = {
  type: 'object',
  description: 'RFC 9457',
  required: ['status', 'title', 'code', 'params', 'requestId'],
  properties: {
    status: { type: 'integer' },
    title: { type: 'string', description: 'A sentence in the language of Accept-Language' },
    code: { type: 'string', enum: Object.keys(errorStatus) },
    params: { type: 'object', additionalProperties: { type: ['string', 'number'] } },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

/** Schemas that carry a name (`.meta({id})`) are told once and referred to. */
class Components {
  readonly schemas: Record<string, Json> = {};

  /** The schema with everything named in it moved out. */
  inline(schema: z.ZodType, io: Direction): Json {
    const { $schema: _, $defs, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
    const suffix = io === 'input' ? 'Input' : '';
    const text = JSON.stringify(json).replaceAll(/"#\/\$defs\/(\w+)"/g, `"#/components/schemas/$1${suffix}"`);
    for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, Json>)) {
      const { id: _id, ...rest } = definition;
      const moved = JSON.stringify(rest).replaceAll(
        /"#\/\$defs\/(\w+)"/g,
        `"#/components/schemas/$1${suffix}"`,
      );
      this.schemas[name + suffix] = JSON.parse(moved) as Json;
    }
    return JSON.parse(text) as Json;
  }

  refer(schema: z.ZodType, io: Direction): Json {
    const { id, ...json } = this.inline(schema, io);
    if (typeof id !== 'string') return json;
    const name = io === 'input' ? `${id}Input` : id;
    this.schemas[name] = json;
    return { $ref: `#/components/schemas/${name}` };
  }
}
