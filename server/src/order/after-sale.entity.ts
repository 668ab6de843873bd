import type { AfterSaleKind, AfterSaleStatus } from '@lanzi/shared/after-sale/after-sale-lifecycle';
import type { RefundAccount } from '@lanzi/shared/payment/payment.contract';
import { Entity, Index, Unique } from 'typeorm';
import { BigInt, Code, Foreign, Id, Int, Json, Str, Time } from '../platform/database/columns';
import { OrderLine } from './order-line.entity';
import { Order } from './order.entity';

/** Where the shop wants goods back, as the address was when it was chosen. */
export interface ReturnTo {
  contactName: string;
  phone: string;
  address: string;
  postcode: string;
}
/** Where a replacement goes. */
export interface DeliverTo {
  contactName: string;
  contactPhone: string;
  address: string;
}

/** The one case about a completed order. Its refunds and its replacement's shipment name it. */
@Entity('after_sales')
@Unique('uq_after_sale_order', ['orderId'])
@Index('ix_after_sale_status', ['status', 'id'])
@Index('ix_after_sale_auto_done', ['status', 'autoDoneAt'])
export class AfterSale {
  @Id() id: number;
  @Foreign('fk_after_sale_order', () => Order) @BigInt() orderId: number;
  @Code(20) orderNo: string;
  @BigInt() customerId: number;
  @Code(12) kind: AfterSaleKind;
  @Code(24) status: AfterSaleStatus;
  @Int() version: number;
  @Str(200) reason: string;
  @Json() pictures: { id: string; url: string }[];
  /**
   * What was asked for, and what was agreed on, in minor units. Of an exchange 0, but for what is agreed on when money
   * goes back instead of a replacement.
   */
  @BigInt() amount: number;
  @BigInt({ nullable: true }) agreedAmount: number | null;
  /** Where money goes that is remitted by hand. */
  @Json({ nullable: true }) refundAccount: RefundAccount | null;
  @Time() requestedAt: Date;
  @Time({ nullable: true }) decidedAt: Date | null;
  @Str(60, { nullable: true }) decidedBy: string | null;
  @Str(200) decisionNote: string;
  @Str(200, { nullable: true }) refuseReason: string | null;
  @Json({ nullable: true }) returnAddress: ReturnTo | null;
  @Str(30, { nullable: true }) returnCarrier: string | null;
  @Code(40, { nullable: true }) returnWaybillNo: string | null;
  @Time({ nullable: true }) returnShippedAt: Date | null;
  @Time({ nullable: true }) receivedAt: Date | null;
  @Str(200) receiptNote: string;
  @Json({ nullable: true }) replacementTo: DeliverTo | null;
  /** The replacement left, or the refund was started. */
  @Time({ nullable: true }) remedyAt: Date | null;
  /** A replacement counts as received by itself then. */
  @Time({ nullable: true }) autoDoneAt: Date | null;
  /** Why the shop ended it before anything was made good. */
  @Str(200, { nullable: true }) closeReason: string | null;
  @Time({ nullable: true }) doneAt: Date | null;
}

/** How much of an order's line it is about. */
@Entity('after_sale_lines')
@Index('ix_after_sale_line', ['afterSaleId'])
export class AfterSaleLine {
  @Id() id: number;
  @Foreign('fk_after_sale_line_after_sale', () => AfterSale) @BigInt() afterSaleId: number;
  @Foreign('fk_after_sale_line_line', () => OrderLine) @BigInt() lineId: number;
  @Int() quantity: number;
  /** How many pieces came back intact, and went back to stock. Null until then. */
  @Int({ nullable: true }) intactQuantity: number | null;
}
