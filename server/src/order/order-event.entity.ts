import type { OrderAction, OrderActor, OrderStatus } from '@lanzi/shared/order/order-lifecycle';
import { Entity, Index } from 'typeorm';
import { BigInt, Code, Foreign, Id, Json, Str, Time } from '../platform/database/columns';
import { Order } from './order.entity';

/** Who did what to an order, when and why: one row for every action taken, never changed. */
@Entity('order_events')
@Index('ix_order_event_order', ['orderId', 'id'])
export class OrderEvent {
  @Id() id: number;
  @Foreign('fk_order_event_order', () => Order) @BigInt() orderId: number;
  @Time() at: Date;
  @Code(24) action: OrderAction;
  @Code(12) actorKind: OrderActor;
  @BigInt({ nullable: true }) actorId: number | null;
  @Str(60) actorName: string;
  @Code(24, { nullable: true }) fromStatus: OrderStatus | null;
  @Code(24) toStatus: OrderStatus;
  @Str(200, { nullable: true }) reason: string | null;
  /** What was changed, before and after. */
  @Json({ nullable: true }) details: Record<string, unknown> | null;
}
