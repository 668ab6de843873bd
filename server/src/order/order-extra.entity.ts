import type { ExtraKind } from '@lanzi/shared/order/order-extras';
import { Entity, Index } from 'typeorm';
import { BigInt, Code, Foreign, Id, Str } from '../platform/database/columns';
import { Order } from './order.entity';

/** A custom item, a custom discount, or the markup of a changed price: what an order costs beside its goods. */
@Entity('order_extras')
@Index('ix_order_extra_order', ['orderId'])
export class OrderExtra {
  @Id() id: number;
  @Foreign('fk_order_extra_order', () => Order) @BigInt() orderId: number;
  @Code(12) kind: ExtraKind;
  @Str(60) title: string;
  /** Minor units, always positive. */
  @BigInt() amount: number;
}
