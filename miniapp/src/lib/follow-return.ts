import { orderNoOfReturn } from '@lanzi/shared/payment/return-link';
import { linkOf } from './left-link';

/**
 * H5: a payment provider sends the payer back to "/?paid=…". Opens that order's cashier, which asks what came of it, or
 * the payment link that they had left.
 */
export function followReturn() {
  const orderNo = orderNoOfReturn(window.location.search);
  if (!orderNo) return;
  const token = linkOf(orderNo);
  const page = token ? `pay-link/index?token=${token}` : `cashier/index?orderNo=${orderNo}`;
  window.history.replaceState(
    null,
    '',
    `${window.location.pathname}#/packages/order/pages/${page}&returned=1`,
  );
}
