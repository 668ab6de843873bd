import type { OnlineKind, PayClient } from '@lanzi/shared/order/order.terms';
import type { HowToPay } from '@lanzi/shared/payment/payment.contract';

/**
 * What the shop asks of a payment provider. Amounts are in minor units (fen); every number is ours. A method throws
 * DomainError `provider_failed` when it cannot tell what became of the request (no answer, an answer that cannot be
 * trusted, the provider's own trouble): asking again with the same number is then the only right thing to do.
 */
export interface PaymentProvider {
  readonly kind: OnlineKind;

  /** Opens the attempt at the provider. Asked again with the same order, it answers the same. */
  open(order: AttemptOrder): Promise<HowToPay>;

  query(attemptNo: string): Promise<AttemptNews>;

  /** Makes the attempt unpayable; `paid` when the money was faster. */
  close(attemptNo: string): Promise<AttemptNews>;

  /** Asks for a refund. Asked again with the same number, it moves no money a second time. */
  refund(order: RefundOrder): Promise<RefundNews>;

  queryRefund(order: Pick<RefundOrder, 'refundNo' | 'attemptNo'>): Promise<RefundNews>;

  /**
   * What a notification says, its signature and age checked; undefined for one that changes nothing. @throws NoticeRefused when it must not be believed
   */
  readNotice(headers: Record<string, string | undefined>, rawBody: Buffer): Promise<Notice | undefined>;
}

export interface AttemptOrder {
  attemptNo: string;
  amount: number;
  /** What the payer is shown. */
  description: string;
  client: PayClient;
  /** Of the mini-program's user; only they can pay in it. */
  openid: string | null;
  /** The payer's address. */
  ip: string;
  /** It should not be payable after that. */
  expiresAt: Date;
  /** Where the payer comes back to. */
  returnUrl: string;
}

/** Money that a provider says it received. */
export interface ReceivedMoney {
  attemptNo: string;
  transactionId: string;
  amount: number;
  currency: string;
  paidAt: Date;
}

/** `none`: the provider knows nothing of it, which is how an attempt looks that nobody began to pay. */
export type AttemptNews = { state: 'none' | 'unpaid' | 'closed' } | { state: 'paid'; money: ReceivedMoney };

export interface RefundOrder {
  refundNo: string;
  attemptNo: string;
  transactionId: string;
  amount: number;
  /** All that was paid by that attempt. */
  paid: number;
  reason: string;
}

/**
 * `none`: never asked for. `submitted`: accepted, the money is on its way. `failed`: refused, and asking again with the
 * same number is safe. `closed`: this number is dead and nothing was refunded. `abnormal`: a person must act.
 */
export type RefundNews =
  | { state: 'none' }
  | { state: 'submitted' }
  | { state: 'succeeded'; at: Date }
  | { state: 'failed' | 'closed' | 'abnormal'; reason: string };

export type Notice =
  | { about: 'payment'; money: ReceivedMoney }
  | { about: 'refund'; refundNo: string; attemptNo: string; news: RefundNews };

/** A notification whose signature, age or content is not right. */
export class NoticeRefused extends Error {
  override name = 'NoticeRefused';
}
