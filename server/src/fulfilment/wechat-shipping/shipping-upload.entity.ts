import type { UploadState } from '@lanzi/shared/fulfilment/shipping-upload';
import { Entity, Index, Unique } from 'typeorm';
import { BigInt, Code, Foreign, Id, Int, Str, Time } from '../../platform/database/columns';
import { Order } from '../../order/order.entity';

/** One payment made in the mini-program, whose money WeChat holds back until it hears that the goods left. */
@Entity('shipping_uploads')
@Unique('uq_shipping_upload_attempt', ['attemptNo'])
@Index('ix_shipping_upload_order', ['orderId'])
@Index('ix_shipping_upload_try', ['nextTryAt'])
@Index('ix_shipping_upload_state', ['state', 'id'])
export class ShippingUpload {
  @Id() id: number;
  @Foreign('fk_shipping_upload_order', () => Order) @BigInt() orderId: number;
  @Code(20) orderNo: string;
  @Code(32) attemptNo: string;
  @Code(64) transactionId: string;
  @Code(16) state: UploadState;
  @Int() version: number;
  @Int() tries: number;
  /** Null: no more by itself. */
  @Time({ nullable: true }) nextTryAt: Date | null;
  @Int({ nullable: true }) lastCode: number | null;
  @Str(400, { nullable: true }) lastMessage: string | null;
  /** Of what WeChat knows: the same is not sent again, since it takes one correction only. */
  @Code(64, { nullable: true }) uploadedHash: string | null;
  @Time() paidAt: Date;
  @Time() shippedAt: Date;
  /** A day later it is given up and shown to a person. */
  @Time() triedSince: Date;
  @Time({ nullable: true }) uploadedAt: Date | null;
}
