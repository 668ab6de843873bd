import { ApiError } from '@lanzi/shared/api/client';
import type { ErrorParams, Problem } from '@lanzi/shared/errors';

export interface Refusal {
  status: number;
  code: string;
  params: ErrorParams;
}
export type TableContents = Record<string, unknown>;

/** The problem document that a request was refused with; fails when it was not refused. */
export async function problemOf(asked: Promise<unknown>): Promise<Problem> {
  const answer = await asked.then(
    (value) => new Error(`Not refused: ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
  if (answer instanceof ApiError) return answer.problem;
  throw answer;
}

export async function refusalOf(asked: Promise<unknown>): Promise<Refusal> {
  const { status, code, params } = await problemOf(asked);
  return { status, code, params };
}
