import type { PaymentKind } from '@lanzi/shared/order/order.terms';

/** Where the shopper pays: in the cashier, by a transfer of which a proof is uploaded, or when the goods are handed over. */
export type WayToPay = 'cashier' | 'transfer' | 'later';

const ways: Record<PaymentKind, WayToPay> = {
  wechat_pay: 'cashier',
  alipay: 'cashier',
  balance: 'cashier',
  offline: 'transfer',
  cash_on_delivery: 'later',
  pay_at_store: 'later',
};
export const wayToPay = (kind: PaymentKind): WayToPay => ways[kind];
