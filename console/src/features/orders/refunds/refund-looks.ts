import type { RefundWay } from '@lanzi/shared/order/order.terms';
import type { PostedRefundAction, Refund } from '@lanzi/shared/payment/payment.contract';
import type { RefundAction, RefundState } from '@lanzi/shared/payment/refund-lifecycle';

/** How each action on a refund is offered; null is what the system does. */
export const refundLooks = {
  retry: {},
  settle_by_hand: {},
  fail: { danger: true },
  request: null,
  submit: null,
  succeed: null,
  find_abnormal: null,
} as const satisfies Record<RefundAction, { danger?: true } | null>;

const isOffered = (action: RefundAction): action is PostedRefundAction => refundLooks[action] !== null;
/** In the order of the buttons: what brings the money home comes first. */
export const offered = (allowed: readonly RefundAction[]): PostedRefundAction[] =>
  (Object.keys(refundLooks) as RefundAction[]).filter(isOffered).filter((action) => allowed.includes(action));

/** Waits for a person: to be remitted by hand, or failed. */
export const needsPerson = ({ state, way }: Pick<Refund, 'state' | 'way'>): boolean =>
  state === 'failed' || state === 'abnormal' || (state === 'requested' && way === 'by_hand');

/** Red waits for a person, grey is on its way by itself, green has arrived. */
export function refundColour(state: RefundState, way: RefundWay): 'red' | 'green' | 'grey' {
  if (state === 'succeeded') return 'green';
  return needsPerson({ state, way }) ? 'red' : 'grey';
}
