import { ApiError } from '@lanzi/shared/api/client';

/** How requests sent at once ended: what those that succeeded answered, and how often each refusal was given. */
export interface Outcomes<T> {
  answers: T[];
  refusals: Record<string, number>;
}

/** Waits for all; fails at once for what is neither an answer nor a refusal, and for refusals that blame the server. */
export async function outcomesOf<T>(asked: Promise<T>[]): Promise<Outcomes<T>> {
  const outcomes: Outcomes<T> = { answers: [], refusals: {} };
  for (const settled of await Promise.allSettled(asked)) {
    if (settled.status === 'fulfilled') {
      outcomes.answers.push(settled.value);
      continue;
    }
    const error: unknown = settled.reason;
    if (!(error instanceof ApiError) || error.status >= 500) throw error;
    const { code } = error.problem;
    outcomes.refusals[code] = (outcomes.refusals[code] ?? 0) + 1;
  }
  return outcomes;
}

export const times = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
