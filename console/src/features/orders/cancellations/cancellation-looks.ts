import type { PostedCancellationAction } from '@lanzi/shared/cancellation/cancellation.contract';
import type { CancellationAction, CancellationList } from '@lanzi/shared/cancellation/cancellation-lifecycle';

/** How each action on a cancellation is offered; the request itself is made at the order. */
export const cancellationLooks = {
  refuse: { danger: true },
  approve: { main: true },
  return_failed: { danger: true },
  return_completed: { main: true },
  refund_failed: { danger: true },
  refund_succeeded: { main: true },
  request: null,
} as const satisfies Record<CancellationAction, { main?: true; danger?: true } | null>;

const isOffered = (action: CancellationAction): action is PostedCancellationAction =>
  cancellationLooks[action] !== null;
/** In the order of the buttons: the one that moves it on comes last. */
export const offered = (allowed: readonly CancellationAction[]): PostedCancellationAction[] =>
  (Object.keys(cancellationLooks) as CancellationAction[])
    .filter(isOffered)
    .filter((action) => allowed.includes(action));

interface ListLook {
  colour: 'red' | 'grey';
  /** Staff see to what stands there; what was agreed to is paid back by itself, or counted among the refunds. */
  waits?: true;
  /** The order stands still meanwhile. */
  holds?: true;
}
export const listLooks: Record<CancellationList, ListLook> = {
  to_review: { colour: 'red', waits: true, holds: true },
  awaiting_return: { colour: 'red', waits: true, holds: true },
  return_failed: { colour: 'red', waits: true, holds: true },
  awaiting_refund: { colour: 'red' },
  refund_failed: { colour: 'red', waits: true },
  done: { colour: 'grey' },
};
