import type { OrderAction } from '@lanzi/shared/order/order-lifecycle';
import type { ShopOrder, ShopOrderSummary } from '@lanzi/shared/order/order.contract';
import { parcelsOf } from '@/lib/parcels';
import { wayToPay } from '@/lib/way-to-pay';

export type Actionable = ShopOrder | ShopOrderSummary;

/** What a shopper has a button for, the main one last as it stands on the right. `pay` leads to the cashier. */
export const buttonKinds = {
  request_cancellation: 'plain',
  request_after_sale: 'plain',
  cancel: 'plain',
  submit_proof: 'primary',
  pay: 'primary',
  confirm_receipt: 'primary',
  review: 'plain',
} as const satisfies Partial<Record<OrderAction, 'primary' | 'plain'>>;
export type ButtonAction = keyof typeof buttonKinds;

const paymentKindOf = (order: Actionable) => ('payment' in order ? order.payment.kind : order.paymentKind);

/** Whether the order waits for money that the cashier takes. */
export const paysInCashier = (order: Actionable): boolean =>
  order.allowedActions.includes('change_payment_method') && wayToPay(paymentKindOf(order)) === 'cashier';
/** Whether it waits for a transfer, or for somebody to look at its proof. */
export const paysByTransfer = (order: Actionable): boolean => order.allowedActions.includes('submit_proof');

/** Whether a parcel of it is on its way back: there is hardly anything to receive. */
export const comesBack = (order: Actionable): boolean =>
  ('shipments' in order ? parcelsOf(order) : order.parcels) === 'returning';

/** The buttons of an order, from what the server allows. */
export function buttonsOf(order: Actionable): ButtonAction[] {
  const shown: Record<ButtonAction, boolean> = {
    request_cancellation: order.allowedActions.includes('request_cancellation'),
    request_after_sale: order.allowedActions.includes('request_after_sale'),
    cancel: order.allowedActions.includes('cancel'),
    submit_proof: paysByTransfer(order),
    pay: paysInCashier(order),
    confirm_receipt: order.allowedActions.includes('confirm_receipt'),
    review: order.allowedActions.includes('review'),
  };
  const buttons = (Object.keys(buttonKinds) as ButtonAction[]).filter((action) => shown[action]);
  return comesBack(order)
    ? [...buttons].sort((a, b) => Number(b === 'confirm_receipt') - Number(a === 'confirm_receipt'))
    : buttons;
}
