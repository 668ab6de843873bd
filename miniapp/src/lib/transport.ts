import Taro from '@tarojs/taro';
import type { Transport } from '@lanzi/shared/api/client';
import { sessionToken } from './session-token';
import { currentLang } from './words';

/** No answer came at all: offline, or the shop cannot be reached. */
export class OfflineError extends Error {
  override name = 'OfflineError';
}

/** The answer did not come in time. */
export class TimeoutError extends OfflineError {
  override name = 'TimeoutError';
}
/** Says why there was no answer, by the reason that Taro gives: browsers abort what takes too long. */
export function noAnswer(reason: unknown): never {
  const { errMsg = '' } = Object(reason) as { errMsg?: unknown };
  throw /timeout|abort/i.test(String(errMsg)) ? new TimeoutError() : new OfflineError();
}

const TIMEOUT = 15_000;

/** Headers that every request carries. */
export function callerHeaders(): Record<string, string> {
  const token = sessionToken();
  return { 'Accept-Language': currentLang(), ...(token ? { Authorization: `Bearer ${token}` } : {}) };
}

/** Sends by Taro.request: the mini-program has no fetch. */
export const send: Transport = async ({ method, url, headers, body }) => {
  const json: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const answer = await Taro.request<unknown>({
    url: API_BASE + url,
    method,
    data: body,
    timeout: TIMEOUT,
    header: { ...json, ...callerHeaders(), ...headers },
  }).catch(noAnswer);
  // A gateway in between may answer with a page, of which Taro leaves nothing.
  return { status: answer.statusCode, body: answer.data ?? {} };
};
