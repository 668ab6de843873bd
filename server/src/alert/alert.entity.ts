import type { AlertKind } from '@lanzi/shared/alert/alert-kinds';
import type { DeliveryMode } from '@lanzi/shared/order/order-lifecycle';
import { Entity, Index, Unique } from 'typeorm';
import { BigInt, Code, Id, Str, Time } from '../platform/database/columns';

/** Something staff must hear of. Its id grows and serves as the sequence that consoles remember. */
@Entity('alerts')
@Unique('uq_alert_source', ['source'])
@Index('ix_alert_unhandled', ['handledAt', 'id'])
@Index('ix_alert_order', ['orderNo', 'handledAt'])
export class Alert {
  @Id() id: number;
  /** What it comes from: announcing that twice makes one alert. */
  @Code(40) source: string;
  /** The order event it comes from, if it is one. */
  @BigInt({ nullable: true }) eventId: number | null;
  @Code(24) kind: AlertKind;
  @Code(20, { nullable: true }) orderNo: string | null;
  @Code(20, { nullable: true }) deliveryMode: DeliveryMode | null;
  @Str(60, { nullable: true }) store: string | null;
  @BigInt() amount: number;
  @Time() createdAt: Date;
  /** When a console first really sounded it. */
  @Time({ nullable: true }) soundedAt: Date | null;
  @Time({ nullable: true }) handledAt: Date | null;
  @Str(60, { nullable: true }) handledBy: string | null;
}
