import type { Task, TaskProgress } from '@lanzi/shared/task/task.contract';
import { isOver, rowOutcomes, type RowOutcome, type TaskState } from '@lanzi/shared/task/task.terms';

/** It goes on by itself: there is something to wait for. */
export const isUnderWay = (state: TaskState): boolean => !isOver(state) && state !== 'waiting';

/**
 * A task after news of it. What comes late about a task that is over says nothing any more. That one with rows has
 * stopped is not believed before it tells what they came to.
 */
export function withProgress(task: Task, { id, done, total, state }: TaskProgress): Task {
  if (task.id !== id || isOver(task.state)) return task;
  const isTold = isUnderWay(state) || outcomesOf(task).length === 0;
  return { ...task, done, total, state: isTold ? state : task.state };
}

/** Whole percent; one that is not done never looks finished. */
export function percentOf({ done, total, state }: Pick<Task, 'done' | 'total' | 'state'>): number {
  if (state === 'done') return 100;
  if (total <= 0) return 0;
  return Math.min(99, Math.floor((done / total) * 100));
}

/** What a task's rows came to, in the order of the outcomes; only what there is. */
export const outcomesOf = ({ outcomes }: Pick<Task, 'outcomes'>): { outcome: RowOutcome; count: number }[] =>
  rowOutcomes.flatMap((outcome) => {
    const count = outcomes[outcome] ?? 0;
    return count > 0 ? [{ outcome, count }] : [];
  });

/** The bar's look: green only when all went well, amber when rows failed, red when all of them did or it broke off. */
export function lookOf(
  task: Pick<Task, 'state' | 'outcomes'>,
): 'active' | 'normal' | 'success' | 'warning' | 'exception' {
  const { state, outcomes } = task;
  if (state === 'failed') return 'exception';
  if (isUnderWay(state)) return 'active';
  const good = (outcomes.succeeded ?? 0) + (outcomes.ready ?? 0) + (outcomes.skipped ?? 0);
  if ((outcomes.failed ?? 0) > 0) return good > 0 ? 'warning' : 'exception';
  return state === 'waiting' ? 'normal' : 'success';
}

/** It did what it was asked to, without any row that failed or a letter that did not go out. */
export const wentWell = ({ state, outcomes, letter }: Pick<Task, 'state' | 'outcomes' | 'letter'>): boolean =>
  state === 'done' && (outcomes.failed ?? 0) === 0 && letter?.state !== 'unsent';
