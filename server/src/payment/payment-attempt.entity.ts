import type { OnlineKind, PayClient } from '@lanzi/shared/order/order.terms';
import type { AttemptState } from '@lanzi/shared/payment/payment.contract';
import { Entity, Index, Unique } from 'typeorm';
import { BigInt, Code, Id, Int, Time } from '../platform/database/columns';

/** One try to pay an order through a provider, under a number of its own. An order has at most one that is open. */
@Entity('payment_attempts')
@Unique('uq_attempt_no', ['attemptNo'])
@Index('ix_attempt_order', ['orderId', 'state'])
@Index('ix_attempt_check', ['nextCheckAt'])
export class PaymentAttempt {
  @Id() id: number;
  @Code(32) attemptNo: string;
  @BigInt() orderId: number;
  @Code(24) kind: OnlineKind;
  @Code(10) client: PayClient;
  @BigInt() amount: number;
  @Code(12) state: AttemptState;
  @Time() openedAt: Date;
  @Time() expiresAt: Date;
  /** How often the provider was asked about it, and when it is asked next; null: no more. */
  @Int() checks: number;
  @Time({ nullable: true }) nextCheckAt: Date | null;
  @Code(64, { nullable: true }) transactionId: string | null;
}
