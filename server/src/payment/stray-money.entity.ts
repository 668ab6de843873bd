import type { OnlineKind } from '@lanzi/shared/order/order.terms';
import type { StrayKind } from '@lanzi/shared/payment/payment.contract';
import { Entity, Index, Unique } from 'typeorm';
import { BigInt, Code, Id, Str, Time } from '../platform/database/columns';

/** Money that no order waits for. Never dropped: staff see it, and what was done about it. */
@Entity('stray_money')
@Unique('uq_stray_transaction', ['provider', 'transactionId'])
@Index('ix_stray_handled', ['handledAt', 'id'])
@Index('ix_stray_received', ['receivedAt'])
export class StrayMoney {
  @Id() id: number;
  @Code(24) kind: StrayKind;
  @Code(24) provider: OnlineKind;
  @Code(64) attemptNo: string;
  @Code(64) transactionId: string;
  @BigInt() amount: number;
  @Code(8) currency: string;
  @BigInt({ nullable: true }) expected: number | null;
  @Code(20, { nullable: true }) orderNo: string | null;
  /** What goes back by itself. */
  @BigInt({ nullable: true }) refundId: number | null;
  @Time() receivedAt: Date;
  @Time({ nullable: true }) handledAt: Date | null;
  @Str(60, { nullable: true }) handledBy: string | null;
  @Str(200) note: string;
}
