import * as z from 'zod';
import { badParameter } from './refusal';

/** Hosts of a developer's own network, which the real provider could not reach and refuses. */
const atHome =
  /^(localhost|[^.]+|.+\.local|127\..+|10\..+|192\.168\..+|172\.(1[6-9]|2\d|3[01])\..+|\[::1\])$/;

export const notifyUrl = z
  .url()
  .max(255)
  .refine((url) => !url.includes('?'), 'must not have a query string')
  .refine((url) => {
    const { protocol, hostname } = new URL(url);
    return protocol === 'https:' || (protocol === 'http:' && atHome.test(hostname));
  }, 'must be https');

/** Only documented parameters are let through. @throws Refusal 400 PARAM_ERROR naming the first that is wrong */
export function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(typeof body === 'string' ? json(body) : body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badParameter(`/${issue?.path.join('/') ?? ''}`, issue?.message ?? '');
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
