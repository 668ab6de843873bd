import { ApiError } from '@lanzi/shared/api/client';
import type { ErrorCode } from '@lanzi/shared/errors';
import { OfflineError, TimeoutError } from './transport';
import { t } from './words';

/** What went wrong, as a sentence for people. */
export function errorWords(error: unknown): string {
  if (error instanceof ApiError) return error.problem?.title || t('common.serverTrouble');
  if (error instanceof TimeoutError) return t('common.timedOut');
  return t(error instanceof OfflineError ? 'common.offline' : 'common.somethingWrong');
}

/** Whether the server refused with one of these codes. */
export const isRefusal = <C extends ErrorCode>(
  error: unknown,
  ...codes: C[]
): error is ApiError & { problem: { code: C } } =>
  error instanceof ApiError && (codes as ErrorCode[]).includes(error.problem?.code);
