export type Provider = 'wechat_pay' | 'alipay';

/** One payment at a provider. Amounts are in fen, times ISO 8601. */
export interface Trade {
  provider: Provider;
  /** The shop's number for it. */
  no: string;
  /** How it is to be paid. */
  kind: 'jsapi' | 'h5' | 'native' | 'wap' | 'page';
  /** `offered`: its page was opened, which is nothing yet to Alipay. */
  status: 'offered' | 'unpaid' | 'paid' | 'closed';
  amount: number;
  /** What the payer is shown. */
  description: string;
  /** Given by the shop, returned to it. */
  attach: string;
  notifyUrl: string;
  createdAt: string;
  expiresAt: string;
  /** Unguessable, for the payer's device: the prepay_id, or what a cashier page is called. */
  ticket: string;
  ticketExpiresAt: string;
  /** Where the payer goes after paying, and after changing their mind. */
  returnUrl: string | null;
  quitUrl: string | null;
  /** The payer's id at the provider; before the payment the only one who may pay. */
  payer: string | null;
  /** The provider's number for it, once it has one. */
  transactionId: string | null;
  paidAt: string | null;
  /** The shop wants notifications signed by certificate, not by public key; WeChat Pay only. */
  byCertificate: boolean;
  refunds: Refund[];
}

/** `closed`: it will never be; what it held can be refunded under another number. */
export interface Refund {
  /** The shop's number for it. */
  no: string;
  /** The provider's. */
  id: string;
  status: 'processing' | 'succeeded' | 'abnormal' | 'closed';
  amount: number;
  reason: string;
  notifyUrl: string;
  createdAt: string;
  finishedAt: string | null;
}

const sum = (refunds: Refund[]): number => refunds.reduce((total, { amount }) => total + amount, 0);

/** What went back to the payer. */
export const refunded = (trade: Trade): number =>
  sum(trade.refunds.filter(({ status }) => status === 'succeeded'));

/** What can still be refunded. */
export const refundable = (trade: Trade): number =>
  trade.amount - sum(trade.refunds.filter(({ status }) => status !== 'closed'));

export const isPayable = (trade: Trade, now: Date): boolean =>
  (trade.status === 'offered' || trade.status === 'unpaid') && now < new Date(trade.expiresAt);
