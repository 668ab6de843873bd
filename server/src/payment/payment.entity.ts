import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import { Entity, Index, Unique } from 'typeorm';
import { BigInt, Bool, Code, Id, Str, Time } from '../platform/database/columns';

/** Money that came in for an order, in minor units. An order's `paid` is the sum of its rows here. */
@Entity('payments')
@Unique('uq_payment_transaction', ['kind', 'transactionId'])
@Index('ix_payment_order', ['orderId'])
@Index('ix_payment_received', ['receivedAt', 'kind'])
export class Payment {
  @Id() id: number;
  @BigInt() orderId: number;
  @Code(24) kind: PaymentKind;
  @BigInt() amount: number;
  @Time() receivedAt: Date;
  /** Who says so; empty for a provider. */
  @Str(60) recordedBy: string;
  @Str(200) note: string;
  @Code(32, { nullable: true }) attemptNo: string | null;
  /** The provider's; the same one never counts twice. */
  @Code(64, { nullable: true }) transactionId: string | null;
  /** Came late or twice, and goes back by itself. */
  @Bool() surplus: boolean;
}
