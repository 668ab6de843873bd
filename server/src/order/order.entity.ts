import type { AfterSaleStatus } from '@lanzi/shared/after-sale/after-sale-lifecycle';
import type { LocalText } from '@lanzi/shared/lang';
import type { Completion, DeliveryMode, OrderStatus } from '@lanzi/shared/order/order-lifecycle';
import type { Origin, PaymentKind } from '@lanzi/shared/order/order.terms';
import { Entity, Index, Unique } from 'typeorm';
import { BigInt, Code, Id, Int, Json, Str, Time } from '../platform/database/columns';

/** What was bought, by whom, where it goes and what it costs (minor units). Its status has one writer: RunOrderAction. */
@Entity('orders')
@Unique('uq_orders_order_no', ['orderNo'])
@Index('ix_orders_customer', ['customerId', 'id', 'status', 'deliveryMode', 'paymentMethodId', 'origin'])
@Index('ix_orders_desk', ['status', 'deliveryMode', 'paymentMethodId', 'origin'])
@Index('ix_orders_store', ['storeId', 'status', 'id', 'deliveryMode', 'paymentMethodId', 'origin'])
@Index('ix_orders_deadline', ['status', 'paymentDeadline'])
@Index('ix_orders_receipt', ['status', 'autoReceiptAt'])
@Index('ix_orders_placed', ['placedAt'])
@Index('ix_orders_no_reversed', ['orderNoReversed'])
@Index('ix_orders_contact', ['contactKey'])
@Index('ix_orders_contact_reversed', ['contactKeyReversed'])
@Index('ix_orders_phone', ['contactPhone'])
@Index('ix_orders_phone_reversed', ['contactPhoneReversed'])
export class Order {
  @Id() id: number;
  @Code(20) orderNo: string;
  /** This and the other keys of the search are written by `searchKeysOf`. */
  @Code(20) orderNoReversed: string;
  @BigInt() customerId: number;
  @Code(24) status: OrderStatus;
  @Int() version: number;
  @Code(10) origin: Origin;

  @Code(20) deliveryMode: DeliveryMode;
  @Str(30) contactName: string;
  /** The name in small letters; some letters become two. */
  @Code(60) contactKey: string;
  @Code(60) contactKeyReversed: string;
  @Code(24) contactPhone: string;
  @Code(24) contactPhoneReversed: string;
  /** Region and detail; empty for pickup. */
  @Str(200) address: string;
  @BigInt({ nullable: true }) shippingMethodId: number | null;
  @Json({ nullable: true }) shippingMethodTitle: LocalText | null;
  @BigInt({ nullable: true }) storeId: number | null;

  @BigInt() paymentMethodId: number;
  @Code(24) paymentKind: PaymentKind;
  @Json() paymentTitle: LocalText;
  /** How to pay, as it was told when the order was placed. */
  @Json() paymentInstructions: LocalText;
  /** Until then it waits to be paid; null once nothing is awaited. */
  @Time({ nullable: true }) paymentDeadline: Date | null;

  @BigInt() items: number;
  @BigInt() shipping: number;
  @BigInt() discount: number;
  @BigInt() surcharge: number;
  @BigInt() total: number;
  /** Sums of the payments and refunds that succeeded. */
  @BigInt() paid: number;
  @BigInt() refunded: number;
  /** Reserved for refunds that are not done yet: refunded + refunding never exceed paid. */
  @BigInt() refunding: number;

  /** The one that waits for its review or for goods to come back; at most one. */
  @BigInt({ nullable: true }) openCancellationId: number | null;
  /** Edits whose difference nobody has settled yet. */
  @Int() unsettledEdits: number;
  /** Coupons worth an amount that it was placed with: with several, what an edit takes off belongs to none of them. */
  @Int() amountCoupons: number;
  /** Of its one after-sale; null: none was ever filed. */
  @Code(24, { nullable: true }) afterSaleStatus: AfterSaleStatus | null;

  @Str(200) note: string;
  @Str(1000) merchantNote: string;
  @Time() placedAt: Date;
  @Time({ nullable: true }) autoReceiptAt: Date | null;
  @Code(12, { nullable: true }) completedBy: Completion | null;
  /** How many of its lines have a review, shown or not. */
  @Int({ default: 0 }) reviewedLines: number;
}
