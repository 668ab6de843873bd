import { ApiError } from '@lanzi/shared/api/client';
import type { ErrorCode } from '@lanzi/shared/errors';

interface Form {
  version: number | string | undefined;
  openedAt: number | string | undefined;
  pending: boolean;
  /** The last refusal. */
  error: unknown;
}

/** Said by another service, or not at all, once the act was written down: what changed is our own. */
const afterTheAct: readonly ErrorCode[] = ['carrier_refused', 'provider_failed'];

/** Whether somebody else changed what a form is about. */
export const changedMeanwhile = ({ version, openedAt, pending, error }: Form): boolean =>
  version !== openedAt &&
  !pending &&
  !(error instanceof ApiError && afterTheAct.some((code) => code === error.problem.code));
