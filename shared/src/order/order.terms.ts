/** Where an order came from. */
export const origins = ['miniapp', 'h5', 'staff'] as const;
export type Origin = (typeof origins)[number];

/** How an order is paid for. Which kinds are offered depends on the delivery mode and the shop's settings. */
export const paymentKinds = [
  'wechat_pay',
  'alipay',
  'balance',
  'offline',
  'cash_on_delivery',
  'pay_at_store',
] as const;
export type PaymentKind = (typeof paymentKinds)[number];

/** Paid through a provider, by payment attempts. */
export const onlineKinds = ['wechat_pay', 'alipay'] as const;
export type OnlineKind = (typeof onlineKinds)[number];
export const isOnline = (kind: PaymentKind | RefundWay): kind is OnlineKind =>
  (onlineKinds as readonly string[]).includes(kind);

/** Where the shopper is about to pay, which decides how the provider asks for the money. */
export const payClients = ['miniapp', 'phone', 'desktop'] as const;
export type PayClient = (typeof payClients)[number];

/** Collected when the goods are handed over, so that fulfilment does not wait for the money. */
export const isPayLater = (kind: PaymentKind): boolean =>
  kind === 'cash_on_delivery' || kind === 'pay_at_store';

/** Cash on delivery needs a courier, paying at the store needs a store. */
export function paysFor(kind: PaymentKind, mode: 'express' | 'pickup' | 'merchant_delivery'): boolean {
  if (kind === 'cash_on_delivery') return mode !== 'pickup';
  return kind === 'pay_at_store' ? mode === 'pickup' : true;
}

/** How money goes back: by the way it came, or by staff with remittance details. */
export const refundWays = ['wechat_pay', 'alipay', 'balance', 'by_hand'] as const;
export type RefundWay = (typeof refundWays)[number];

/** Whether money of this kind can go back without a person: anything else is remitted by hand. */
export const wayBack = (kind: PaymentKind): RefundWay =>
  isOnline(kind) || kind === 'balance' ? kind : 'by_hand';
