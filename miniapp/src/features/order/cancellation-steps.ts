import type { CancellationList } from '@lanzi/shared/cancellation/cancellation-lifecycle';
import type { ShopCancellation } from '@lanzi/shared/cancellation/cancellation.contract';

export type CancellationStep = 'asked' | 'review' | 'return' | 'refund' | 'done';

/** The step that each list waits for. */
const waitsFor: Record<Exclude<CancellationList, 'done'>, CancellationStep> = {
  to_review: 'review',
  awaiting_return: 'return',
  return_failed: 'return',
  awaiting_refund: 'refund',
  refund_failed: 'refund',
};

/**
 * The way of a cancellation and how many of its steps are behind it; goods that were shipped come back first, and
 * money goes back where some was paid. Undefined for one that was refused: the order simply goes on.
 */
export function cancellationSteps(
  { status, list }: Pick<ShopCancellation, 'status' | 'list'>,
  { shipped, paid }: { shipped: boolean; paid: boolean },
): { steps: CancellationStep[]; done: number } | undefined {
  if (status === 'refused') return undefined;
  const steps: CancellationStep[] = ['asked', 'review'];
  if (shipped) steps.push('return');
  if (paid) steps.push('refund');
  steps.push('done');
  return { steps, done: list === 'done' ? steps.length : steps.indexOf(waitsFor[list]) };
}
