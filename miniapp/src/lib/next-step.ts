import type { CancellationList } from '@lanzi/shared/cancellation/cancellation-lifecycle';
import type { DeliveryMode, OrderStatus } from '@lanzi/shared/order/order-lifecycle';
import type { ShopOrder, ShopOrderSummary } from '@lanzi/shared/order/order.contract';
import type { TrackingState } from '@lanzi/shared/fulfilment/tracking';
import { isRefundOpen } from '@lanzi/shared/payment/refund-lifecycle';
import { parcelsOf } from './parcels';
import { wayToPay, type WayToPay } from './way-to-pay';
import type { WordKey } from './words';

/** As much of an order as tells what happens next. */
export interface Standing {
  status: OrderStatus;
  mode: DeliveryMode;
  way: WayToPay;
  /** To be paid when the goods are handed over. */
  paidLater: boolean;
  /** In which list its open cancellation stands; a list of orders only knows that there is one. */
  cancelling: Extract<CancellationList, 'to_review' | 'awaiting_return' | 'return_failed'> | 'open' | null;
  /** What became of the money of a cancelled order. */
  refund: 'under_way' | 'done' | null;
  /** Cancelled because its time to pay was over, as far as is known. */
  expired: boolean;
  /** Where its parcels are; null while none has left. */
  parcels: TrackingState | null;
}

/** The list of a cancellation that holds the order up; null once it has been decided. */
export function openListOf({ cancellation }: Pick<ShopOrder, 'cancellation'>): Standing['cancelling'] {
  const list = cancellation?.list;
  return list === 'to_review' || list === 'awaiting_return' || list === 'return_failed' ? list : null;
}

function refundOf({ status, amounts, refunds }: ShopOrder): Standing['refund'] {
  if (status !== 'cancelled') return null;
  if (refunds.some(({ state }) => isRefundOpen(state))) return 'under_way';
  return amounts.refunded > 0 ? 'done' : null;
}

export const standingOf = (order: ShopOrder): Standing => ({
  status: order.status,
  mode: order.delivery.mode,
  way: wayToPay(order.payment.kind),
  paidLater: wayToPay(order.payment.kind) === 'later' && order.amounts.due > 0,
  cancelling: openListOf(order),
  refund: refundOf(order),
  expired: order.status === 'cancelled' && order.timeline.some(({ action }) => action === 'expire'),
  parcels: parcelsOf(order),
});

export function standingOfSummary(order: ShopOrderSummary): Standing {
  const { status, paymentKind, paymentState } = order;
  const paid = paymentState !== 'unpaid' && order.total > 0;
  return {
    status,
    mode: order.deliveryMode,
    way: wayToPay(paymentKind),
    paidLater: wayToPay(paymentKind) === 'later' && paymentState === 'unpaid',
    cancelling: order.cancellationOpen ? 'open' : null,
    refund: status !== 'cancelled' || !paid ? null : paymentState === 'refunded' ? 'done' : 'under_way',
    expired: false,
    parcels: order.parcels,
  };
}

const whileCancelling: Record<NonNullable<Standing['cancelling']>, WordKey> = {
  open: 'order.next.cancelOpen',
  to_review: 'order.next.cancelReview',
  awaiting_return: 'order.next.cancelReturn',
  return_failed: 'order.next.cancelReturnFailed',
};

const whileShipped: Record<TrackingState, WordKey> = {
  unknown: 'order.next.receive',
  collected: 'order.next.onTheWay',
  in_transit: 'order.next.onTheWay',
  out_for_delivery: 'order.next.outForDelivery',
  awaiting_pickup: 'order.next.awaitingPickup',
  signed: 'order.next.signed',
  problem: 'order.next.parcelProblem',
  returning: 'order.next.returning',
  returned: 'order.next.returned',
};

function whileProcessing({ mode, paidLater, parcels }: Standing): WordKey {
  if (parcels === 'returning' || parcels === 'returned') return whileShipped[parcels];
  if (mode === 'pickup') return paidLater ? 'order.next.pickUpCash' : 'order.next.pickUp';
  if (paidLater) return 'order.next.shipCash';
  return mode === 'express' ? 'order.next.ship' : 'order.next.deliver';
}

function onceCancelled({ refund, expired }: Standing): WordKey {
  if (!refund) return expired ? 'order.next.expired' : 'order.next.cancelled';
  return refund === 'done' ? 'order.next.refunded' : 'order.next.refunding';
}

/** What happens next, in one sentence. */
export function nextStep(order: Standing): WordKey {
  if (order.cancelling) return whileCancelling[order.cancelling];
  const words: Record<OrderStatus, WordKey> = {
    pending_payment: order.way === 'transfer' ? 'order.next.pay' : 'order.next.payOnline',
    pending_confirmation: 'order.next.confirming',
    processing: whileProcessing(order),
    out_of_stock: 'order.next.outOfStock',
    shipped: whileShipped[order.parcels ?? 'unknown'],
    completed: order.mode === 'pickup' ? 'order.next.pickedUp' : 'order.next.completed',
    cancelled: onceCancelled(order),
  };
  return words[order.status];
}
