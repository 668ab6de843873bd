import type * as z from 'zod';
import type { ErrorCode } from '../errors.js';
import type { Permission } from '../staff/permissions.js';
import type { PathName, Paths } from './paths.js';

/** Whose token a route takes; a provider has none, but signs what it sends. */
export type Audience = 'public' | 'shopper' | 'payer' | 'verifier' | 'staff' | 'provider';

/** What a route takes, answers and refuses with; its method and path stand in paths.ts. */
export interface RouteSpec {
  audience: Audience;
  /** One sentence for the API document. */
  summary: string;
  permission?: Permission;
  /** 200 unless said otherwise. */
  status?: 200 | 201 | 204;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  response?: z.ZodType;
  /** Refusals of its own, beyond those that every route of its audience may answer. */
  errors?: readonly ErrorCode[];
  idempotent?: 'optional' | 'required';
  /** Of the actions in the address, those that need an Idempotency-Key. */
  keyedActions?: readonly string[];
  /** Takes multipart/form-data with one field `file`. */
  multipart?: boolean;
  /** Takes the bytes as they come, of this media type. */
  consumes?: string;
  /** The most that its body may have, in megabytes; 1 unless said otherwise. */
  megabytes?: number;
  /** Answers with something else than JSON: a file, a provider's word. */
  produces?: string;
}

export interface Route extends RouteSpec {
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
}

/** Some of the routes, by name. */
export type RouteSpecs = Partial<Record<PathName, RouteSpec>>;

/** Joins specs to their paths; the compiler checks that every path has a spec. */
export function withPaths<const S extends Record<string, RouteSpec>>(paths: Paths, specs: S) {
  const joined = Object.entries(specs).map(([name, spec]) => [
    name,
    { name, ...paths[name as PathName], ...spec },
  ]);
  return Object.fromEntries(joined) as { [K in keyof S]: S[K] & Pick<Route, 'name' | 'method' | 'path'> };
}

type Part<R, K extends 'params' | 'query' | 'body', D extends 'input' | 'output'> = R extends {
  [P in K]: infer S extends z.ZodType;
}
  ? D extends 'input'
    ? z.input<S>
    : z.output<S>
  : undefined;

/** What a handler gets, parsed. */
export interface InputOf<R> {
  params: Part<R, 'params', 'output'>;
  query: Part<R, 'query', 'output'>;
  body: Part<R, 'body', 'output'>;
}

/** What a handler returns and a client receives; `void` for 204. */
export type OutputOf<R> = R extends { response: infer S extends z.ZodType }
  ? z.output<S>
  : R extends { produces: string }
    ? unknown
    : void;

type Given<R, K extends 'params' | 'query' | 'body'> = R extends { [P in K]: z.ZodType }
  ? { [P in K]: Part<R, K, 'input'> }
  : unknown;

/** What a client passes. */
export type ArgumentsOf<R> = Given<R, 'params'> & Given<R, 'query'> & Given<R, 'body'>;
