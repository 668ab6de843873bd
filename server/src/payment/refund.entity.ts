import type { RefundWay } from '@lanzi/shared/order/order.terms';
import type { RefundAccount } from '@lanzi/shared/payment/payment.contract';
import type { RefundState } from '@lanzi/shared/payment/refund-lifecycle';
import { Entity, Index, Unique } from 'typeorm';
import { BigInt, Bool, Code, Id, Int, Json, Str, Time } from '../platform/database/columns';

/** Money going back. Until it succeeds its amount is held in the order's `refunding`. */
@Entity('refunds')
@Unique('uq_refund_no', ['refundNo'])
@Index('ix_refund_order', ['orderId'])
@Index('ix_refund_payment', ['paymentId'])
@Index('ix_refund_cancellation', ['cancellationId'])
@Index('ix_refund_after_sale', ['afterSaleId'])
@Index('ix_refund_state', ['state'])
@Index('ix_refund_try', ['nextTryAt'])
@Index('ix_refund_settled', ['settledAt', 'way'])
export class Refund {
  @Id() id: number;
  @Code(32) refundNo: string;
  @BigInt() orderId: number;
  @Code(20) orderNo: string;
  /** What goes back; null when it does not go back the way it came. */
  @BigInt({ nullable: true }) paymentId: number | null;
  @BigInt({ nullable: true }) cancellationId: number | null;
  @BigInt({ nullable: true }) afterSaleId: number | null;
  @BigInt() amount: number;
  @Code(24) way: RefundWay;
  @Code(12) state: RefundState;
  @Int() version: number;
  @Str(200) reason: string;
  @Json({ nullable: true }) account: RefundAccount | null;
  @Str(400, { nullable: true }) failure: string | null;
  @Str(200, { nullable: true }) remittance: string | null;
  /** The provider closed it for good: a retry needs a new number. */
  @Bool() numberIsDead: boolean;
  /** How often the provider was asked, and when it is asked next; null: no more. */
  @Int() tries: number;
  @Time({ nullable: true }) nextTryAt: Date | null;
  @Time() requestedAt: Date;
  @Time({ nullable: true }) settledAt: Date | null;
}
