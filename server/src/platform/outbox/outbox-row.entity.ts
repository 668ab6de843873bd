import { Entity, Index } from 'typeorm';
import { Code, Id, Int, Json, TextCol, Time } from '../database/columns';

/** One event for one reaction, not yet delivered. Delivered rows are deleted. */
@Entity('outbox')
@Index('ix_outbox_due', ['failedAt', 'dueAt'])
@Index('ix_outbox_order', ['reaction', 'subject', 'failedAt', 'id'])
export class OutboxRow {
  @Id() id: number;
  @Code(64) event: string;
  @Code(64) reaction: string;
  /** Rows of one reaction and subject (an order's number, say) are delivered in the order they were added. */
  @Code(64) subject: string;
  @Json() payload: object;
  /** Deliveries begun; claiming a row is a compare-and-set on it. */
  @Int() attempts: number;
  /** When it may next be tried; while somebody is trying, when their claim runs out. */
  @Time() dueAt: Date;
  /** Set when given up on: a person looks, and may retry. */
  @Time({ nullable: true }) failedAt: Date | null;
  @TextCol({ nullable: true }) lastError: string | null;
  @Time() createdAt: Date;
}
