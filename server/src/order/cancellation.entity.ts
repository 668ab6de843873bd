import type { CancellationStatus } from '@lanzi/shared/cancellation/cancellation-lifecycle';
import type { RefundAccount, RefundTarget } from '@lanzi/shared/payment/payment.contract';
import { Entity, Index } from 'typeorm';
import { BigInt, Bool, Code, Foreign, Id, Int, Json, Str, Time } from '../platform/database/columns';
import { Order } from './order.entity';

/** A request to cancel a paid order, and its review. What becomes of the money are the refunds that name it. */
@Entity('cancellations')
@Index('ix_cancellation_order', ['orderId'])
@Index('ix_cancellation_status', ['status'])
export class Cancellation {
  @Id() id: number;
  @Foreign('fk_cancellation_order', () => Order)
  @BigInt()
  orderId: number;
  @Code(20) orderNo: string;
  @Code(20) status: CancellationStatus;
  @Int() version: number;
  @Str(200) reason: string;
  @Code(12) requestedByKind: 'shopper' | 'staff';
  @Str(60) requestedByName: string;
  @Time() requestedAt: Date;
  /** Where money goes that is remitted by hand. */
  @Json({ nullable: true }) refundAccount: RefundAccount | null;
  @Code(12) refundTo: RefundTarget;
  @Time({ nullable: true }) reviewedAt: Date | null;
  @Str(60, { nullable: true }) reviewedBy: string | null;
  @Str(20, { nullable: true }) staffNo: string | null;
  @Str(200, { nullable: true }) refuseReason: string | null;
  @Str(200, { nullable: true }) returnFailure: string | null;
  @Time({ nullable: true }) returnedAt: Date | null;
  @Bool({ nullable: true }) goodsIntact: boolean | null;
  @Bool({ nullable: true }) invoiceReturned: boolean | null;
}
