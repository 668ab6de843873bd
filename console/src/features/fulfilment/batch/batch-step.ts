import type { Task } from '@lanzi/shared/task/task.contract';

/** Where a batch stands, as the page shows it. */
export const batchSteps = ['checking', 'review', 'shipping', 'result'] as const;
export type BatchStep = (typeof batchSteps)[number];

/** `goneOn`: somebody was seen to decide that it ships; a row that was shipped tells the same. */
export function stepOf({ state, outcomes }: Pick<Task, 'state' | 'outcomes'>, goneOn: boolean): BatchStep {
  if (state === 'waiting') return 'review';
  if (state === 'done' || state === 'failed') return 'result';
  return goneOn || (outcomes.succeeded ?? 0) > 0 ? 'shipping' : 'checking';
}
