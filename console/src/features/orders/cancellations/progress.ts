import type { CancellationList, CancellationStatus } from '@lanzi/shared/cancellation/cancellation-lifecycle';

type Step = 'request' | 'review' | 'return' | 'refund' | 'done';
export interface Progress {
  steps: Step[];
  /** Where it stands now, and whether it is stuck there. */
  current: number;
  state: 'process' | 'error' | 'finish';
}

const stepOfList: Record<Exclude<CancellationList, 'done'>, { step: Step; state: 'process' | 'error' }> = {
  to_review: { step: 'review', state: 'process' },
  awaiting_return: { step: 'return', state: 'process' },
  return_failed: { step: 'return', state: 'error' },
  awaiting_refund: { step: 'refund', state: 'process' },
  refund_failed: { step: 'refund', state: 'error' },
};

/** How far a cancellation has come. Goods come back only where some had left, money where some was paid; who is refused goes no further. */
export function progressOf(
  { status, list }: { status: CancellationStatus; list: CancellationList },
  { goodsShipped, paid }: { goodsShipped: boolean; paid: boolean },
): Progress {
  if (status === 'refused') return { steps: ['request', 'review'], current: 1, state: 'error' };
  const steps: Step[] = ['request', 'review'];
  if (goodsShipped) steps.push('return');
  if (paid) steps.push('refund');
  steps.push('done');
  if (list === 'done') return { steps, current: steps.length - 1, state: 'finish' };
  const { step, state } = stepOfList[list];
  return { steps, current: steps.indexOf(step), state };
}
