import { Entity, Index } from 'typeorm';
import { Code, Int, Json, Time } from '../database/columns';

/** The first answer to a request, for those who ask again with the same key. */
@Entity('idempotency_keys')
@Index('ix_idempotency_keys_created', ['createdAt'])
export class IdempotencyKey {
  @Code(100, { primary: true }) owner: string;
  @Code(64, { primary: true }) key: string;
  /** SHA-256 of method, path and body. */
  @Code(64) requestHash: string;
  @Int() status: number;
  @Json({ nullable: true }) body: object | null;
  @Time() createdAt: Date;
}
