import { openAsBlob } from 'node:fs';
import path from 'node:path';
import type { Activity } from './activity';
import type { WxFunction, WxOptions, WxReplies } from './wx-call';

/** One call over the network, as the phone saw it end. */
export interface NetworkCall {
  method: string;
  url: string;
  /** HTTP status, or 0 when no answer came. */
  status: number;
}

/** The phone's connection: may be lost, and notes every call. */
export class Network {
  offline = false;
  readonly calls: NetworkCall[] = [];

  /** `server` takes the place of the origin the app was built with. */
  constructor(private readonly server?: string) {}

  addressOf(url: string): string {
    const { pathname, search } = new URL(url);
    return this.server === undefined ? url : new URL(pathname + search, this.server).href;
  }
}

interface RequestOptions extends WxOptions {
  url: string;
  method?: string;
  data?: unknown;
  header?: Record<string, unknown>;
  timeout?: number;
  dataType?: string;
}

interface UploadOptions extends RequestOptions {
  filePath: string;
  name: string;
  formData?: Record<string, unknown>;
}

const DEFAULT_TIMEOUT_MS = 60_000;

/** wx.request, wx.uploadFile and wx.downloadFile over real HTTP. `files` maps the phone's paths to real ones. */
export function wxNetwork(
  activity: Activity,
  replies: WxReplies,
  network: Network,
  files: Map<string, string>,
): Record<string, WxFunction> {
  const send = (
    api: string,
    options: RequestOptions,
    build: () => Promise<[url: string, init: RequestInit]>,
  ) => {
    const abort = new AbortController();
    const method = (options.method ?? (api === 'uploadFile' ? 'POST' : 'GET')).toUpperCase();
    void activity.inFlight(async () => {
      const timer = setTimeout(() => abort.abort(), options.timeout ?? DEFAULT_TIMEOUT_MS);
      try {
        if (network.offline) throw new Error('net::ERR_INTERNET_DISCONNECTED');
        const [url, init] = await build();
        const response = await fetch(network.addressOf(url), { ...init, method, signal: abort.signal });
        const text = await response.text();
        network.calls.push({ method, url: options.url, status: response.status });
        const header = Object.fromEntries(response.headers);
        const cookies = response.headers.getSetCookie();
        const data = api === 'request' && (options.dataType ?? 'json') === 'json' ? jsonOrText(text) : text;
        void replies.succeed(
          api,
          { ...options, complete: options.complete ?? ignore },
          {
            data,
            statusCode: response.status,
            header,
            cookies,
          },
        );
      } catch (error) {
        network.calls.push({ method, url: options.url, status: 0 });
        const reason = abort.signal.aborted ? 'timeout' : reasonOf(error);
        void replies.refuse(api, { ...options, complete: options.complete ?? ignore }, reason);
      } finally {
        clearTimeout(timer);
      }
    });
    return {
      abort: () => abort.abort(),
      onProgressUpdate() {},
      offProgressUpdate() {},
      onHeadersReceived() {},
    };
  };

  return {
    request: (options: RequestOptions) => send('request', options, async () => requestOf(options)),
    uploadFile: (options: UploadOptions) => send('uploadFile', options, () => uploadOf(options, files)),
  };
}

const ignore = () => undefined;

function headersOf(options: RequestOptions): Record<string, string> {
  const pairs = Object.entries(options.header ?? {});
  return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function requestOf(options: RequestOptions): [string, RequestInit] {
  const headers = headersOf(options);
  const { data } = options;
  if ((options.method ?? 'GET').toUpperCase() === 'GET') {
    const query =
      typeof data === 'object' && data !== null ? new URLSearchParams(asStrings(data)).toString() : '';
    const joined =
      query === '' ? options.url : `${options.url}${options.url.includes('?') ? '&' : '?'}${query}`;
    return [joined, { headers }];
  }
  headers['content-type'] ??= 'application/json';
  if (data === undefined) return [options.url, { headers }];
  if (typeof data !== 'object' || data === null) return [options.url, { headers, body: String(data) }];
  const isForm = headers['content-type'].includes('urlencoded');
  return [
    options.url,
    { headers, body: isForm ? new URLSearchParams(asStrings(data)) : JSON.stringify(data) },
  ];
}

async function uploadOf(options: UploadOptions, files: Map<string, string>): Promise<[string, RequestInit]> {
  const file = files.get(options.filePath);
  if (file === undefined) throw new Error(`file not found: ${options.filePath}`);
  const form = new FormData();
  for (const [name, value] of Object.entries(asStrings(options.formData ?? {}))) form.append(name, value);
  form.append(options.name, await openAsBlob(file, { type: mediaType(file) }), path.basename(file));
  const headers = headersOf(options);
  // The boundary belongs to the body that is built here.
  delete headers['content-type'];
  return [options.url, { headers, body: form }];
}

const MEDIA_TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
};

const mediaType = (file: string) =>
  MEDIA_TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';

const asStrings = (data: object) =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)]));

/** WeChat tries JSON and leaves the text as it is when that fails. */
function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : error.message;
}
