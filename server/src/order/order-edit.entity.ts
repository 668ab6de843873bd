import type { EditSettlement } from '@lanzi/shared/order/order-edit';
import type { EditSnapshot } from '@lanzi/shared/order/order-edit.contract';
import { Entity, Index } from 'typeorm';
import { BigInt, Code, Foreign, Id, Json, Str, Time } from '../platform/database/columns';
import { Order } from './order.entity';

/** What an edit made of an order: who, when, before, after, and what became of the difference. */
@Entity('order_edits')
@Index('ix_order_edit_order', ['orderId', 'id'])
@Index('ix_order_edit_at', ['at'])
export class OrderEdit {
  @Id() id: number;
  @Foreign('fk_order_edit_order', () => Order) @BigInt() orderId: number;
  @Code(20) orderNo: string;
  @Time() at: Date;
  @Str(60) staffName: string;
  @Str(200) reason: string;
  @Json() orderBefore: EditSnapshot;
  @Json() orderAfter: EditSnapshot;
  /** New total less old one, once something was paid; 0 when the new total is simply collected. Minor units. */
  @BigInt() difference: number;
  /** Null while the difference is open. */
  @Code(12, { nullable: true }) settlement: EditSettlement | null;
  @Time({ nullable: true }) settledAt: Date | null;
  @Str(60, { nullable: true }) settledBy: string | null;
}
