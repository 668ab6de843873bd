import { ApiError } from '@lanzi/shared/api/client';
import type { ErrorCode, Problem } from '@lanzi/shared/errors';
import { changedMeanwhile } from './changed-meanwhile';

const refused = (code: ErrorCode) => new ApiError(409, { code, title: '', status: 409 } as Problem);
const form = { version: 4, openedAt: 3, pending: false, error: null };

test('another version than the form was opened at is news from somebody else', () => {
  expect(changedMeanwhile(form)).toBe(true);
  expect(changedMeanwhile({ ...form, error: refused('version_conflict') })).toBe(true);
  expect(changedMeanwhile({ ...form, version: 3 })).toBe(false);
  expect(changedMeanwhile({ ...form, pending: true })).toBe(false);
});
test('what our own act changed before a carrier refused it is no news', () => {
  expect(changedMeanwhile({ ...form, error: refused('carrier_refused') })).toBe(false);
  expect(changedMeanwhile({ ...form, error: refused('provider_failed') })).toBe(false);
});
