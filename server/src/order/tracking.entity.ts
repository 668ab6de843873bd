import type { TrackingState } from '@lanzi/shared/fulfilment/tracking';
import { Entity, Index, Unique } from 'typeorm';
import { BigInt, Bool, Code, Foreign, Id, Int, Json, Time } from '../platform/database/columns';
import { Shipment } from './shipment.entity';

export interface Trace {
  /** ISO 8601, UTC. */
  at: string;
  text: string;
  location: string;
}

/** Where a package is, as its carrier tells. What is told anew replaces what was told before. */
@Entity('trackings')
@Unique('uq_tracking_shipment', ['shipmentId'])
@Index('ix_tracking_order', ['orderId'])
@Index('ix_tracking_ask', ['nextAskAt'])
export class Tracking {
  @Id() id: number;
  @Foreign('fk_tracking_shipment', () => Shipment, 'CASCADE') @BigInt() shipmentId: number;
  @BigInt() orderId: number;
  @Code(20) state: TrackingState;
  /** The carrier's own code, also one that we do not know yet. */
  @Code(8) detail: string;
  /** Newest first. */
  @Json() traces: Trace[];
  /** Of the newest trace. */
  @Time({ nullable: true }) updatedAt: Date | null;
  @Time({ nullable: true }) signedAt: Date | null;
  /** The carrier tells us by itself. */
  @Bool() subscribed: boolean;
  @Int() tries: number;
  /** When to ask next; null: no more. */
  @Time({ nullable: true }) nextAskAt: Date | null;
}
