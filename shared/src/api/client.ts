import type { Problem } from '../errors.js';
import { paths, type PathName } from './paths.js';
import type { ArgumentsOf, OutputOf } from './route.js';
import type { Routes } from './routes.js';

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers: Record<string, string>;
  body?: unknown;
}
/** Sends a request: fetch in browsers, Taro.request in the mini-program. Rejects when there is no answer at all. */
export type Transport = (request: ApiRequest) => Promise<{ status: number; body: unknown }>;

/** A refusal from the server. */
export class ApiError extends Error {
  override name = 'ApiError';
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.title);
  }
}

interface Extra {
  /** Makes a repeated submission safe: the same key has the effect of once. */
  idempotencyKey?: string;
}
/** Uploads and downloads have transports of their own, and only providers call the hooks. */
type JsonPathName = Exclude<
  PathName,
  | 'uploadPicture'
  | 'uploadStaffPicture'
  | 'uploadAlertSound'
  | 'downloadReconciliation'
  | 'wechatPayNotice'
  | 'alipayNotice'
>;
export type Api = {
  [K in JsonPathName]: keyof ArgumentsOf<Routes[K]> extends never
    ? (args?: object, extra?: Extra) => Promise<OutputOf<Routes[K]>>
    : (args: ArgumentsOf<Routes[K]>, extra?: Extra) => Promise<OutputOf<Routes[K]>>;
};

interface AnyArguments {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** `?id=1&id=2`: arrays repeat, missing values are left out. No URLSearchParams: the mini-program has none. */
function queryString(query: Record<string, unknown> = {}): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null && one !== '')
      .map((one) => `${encodeURIComponent(key)}=${encodeURIComponent(String(one))}`),
  );
  return pairs.length ? `?${pairs.join('&')}` : '';
}

/** A client of the whole API, typed by the contract: `api.getMyOrder({params: {orderNo}})`. */
export function createApi(send: Transport): Api {
  const call = async (name: JsonPathName, args: AnyArguments = {}, extra: Extra = {}) => {
    const { method, path } = paths[name];
    const filled = path.replace(/:(\w+)/g, (_, key: string) =>
      encodeURIComponent(String(args.params?.[key])),
    );
    const headers: Record<string, string> = extra.idempotencyKey
      ? { 'Idempotency-Key': extra.idempotencyKey }
      : {};
    const answer = await send({ method, url: filled + queryString(args.query), headers, body: args.body });
    if (answer.status >= 400) throw new ApiError(answer.status, answer.body as Problem);
    return answer.body;
  };
  const names = Object.keys(paths) as JsonPathName[];
  return Object.fromEntries(
    names.map((name) => [name, (args?: AnyArguments, extra?: Extra) => call(name, args, extra)]),
  ) as unknown as Api;
}
