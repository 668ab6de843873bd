import { Entity, Index } from 'typeorm';
import { BigInt, Code, Foreign, Id, Int, Str, Time } from '../platform/database/columns';
import { OrderLine } from './order-line.entity';
import { Order } from './order.entity';

/** A package with a waybill. */
@Entity('shipments')
@Index('ix_shipment_order', ['orderId'])
@Index('ix_shipment_waybill', ['waybillNo'])
export class Shipment {
  @Id() id: number;
  @Foreign('fk_shipment_order', () => Order) @BigInt() orderId: number;
  @BigInt() carrierId: number;
  @Code(40) waybillNo: string;
  /** A day in the shop's time zone, `2026-05-31`. */
  @Code(10) shippedOn: string;
  @Str(200) note: string;
  /** The e-waybill that gave its number. */
  @BigInt({ nullable: true }) waybillId: number | null;
  /** A replacement's; what is in it are the items of the after-sale. Null: it is what was ordered. */
  @BigInt({ nullable: true }) afterSaleId: number | null;
  @Time() createdAt: Date;
}

/** How much of a line is in a package. */
@Entity('shipment_lines')
@Index('ix_shipment_line_shipment', ['shipmentId'])
export class ShipmentLine {
  @Id() id: number;
  @Foreign('fk_shipment_line_shipment', () => Shipment) @BigInt() shipmentId: number;
  @Foreign('fk_shipment_line_line', () => OrderLine) @BigInt() lineId: number;
  @Int() quantity: number;
}
