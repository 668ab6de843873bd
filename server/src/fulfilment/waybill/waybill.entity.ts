import type { RegionParts } from '@lanzi/shared/fulfilment/region';
import type { WaybillState } from '@lanzi/shared/fulfilment/waybill-lifecycle';
import { Entity, Index, Unique } from 'typeorm';
import { BigInt, Code, Foreign, Id, Int, Json, Str, Time } from '../../platform/database/columns';
import { Order } from '../../order/order.entity';

/** How much of a line goes into the package. */
export interface PackedLine {
  lineId: number;
  quantity: number;
}

/** Somebody does not want it any more; without a name the order itself could not be shipped when it was issued. */
export interface Withdrawal {
  by: { id: number; name: string } | null;
  reason: string;
}

/** An e-waybill for one package, from the moment that somebody wants it. Its number at KDNiao is the same for ever. */
@Entity('waybills')
@Unique('uq_waybill_order_code', ['orderCode'])
@Unique('uq_waybill_task_row', ['taskRowId'])
@Index('ix_waybill_order', ['orderId'])
@Index('ix_waybill_state', ['state', 'id'])
@Index('ix_waybill_try', ['nextTryAt'])
@Index('ix_waybill_number', ['waybillNo'])
export class Waybill {
  @Id() id: number;
  /** KDNiao's OrderCode. */
  @Code(30) orderCode: string;
  @Foreign('fk_waybill_order', () => Order) @BigInt() orderId: number;
  @Code(20) orderNo: string;
  @BigInt() carrierAccountId: number;
  @BigInt() carrierId: number;
  /** The account as it was called then. */
  @Str(60) accountTitle: string;
  @Code(12) state: WaybillState;
  @Int() version: number;
  @Json() lines: PackedLine[];
  /** Typed by staff; null: read off the order's address. */
  @Json({ nullable: true }) receiver: RegionParts | null;
  /** As it was when it was asked for. */
  @Str(200) orderAddress: string;
  @Int({ nullable: true }) weightGrams: number | null;
  @Str(100) note: string;
  /** What was sent to KDNiao, but for the password. */
  @Json() request: Record<string, unknown>;
  /** The carrier's own words. */
  @Str(400, { nullable: true }) failure: string | null;
  @Code(40, { nullable: true }) waybillNo: string | null;
  /** Set while it is to be withdrawn at the carrier. */
  @Json({ nullable: true }) withdrawal: Withdrawal | null;
  /** When the carrier did withdraw it. */
  @Time({ nullable: true }) withdrawnAt: Date | null;
  @Int() tries: number;
  /** When KDNiao is asked next; null: no more by itself. */
  @Time({ nullable: true }) nextTryAt: Date | null;
  @Time() requestedAt: Date;
  /** Who last had it asked for: what comes of it happens in their name. */
  @BigInt() staffId: number;
  @Str(60) staffName: string;
  @Int() printedTimes: number;
  /** The row of the batch that it was asked for by. */
  @BigInt({ nullable: true }) taskRowId: number | null;
}

/** The pages to print, as the carrier drew them. */
@Entity('waybill_labels')
export class WaybillLabel {
  @Foreign('fk_waybill_label_waybill', () => Waybill, 'CASCADE')
  @BigInt({ primary: true })
  waybillId: number;
  /** HTML; more than one when the waybill has further parcels under it. */
  @Json() pages: string[];
}
