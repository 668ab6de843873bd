import { Entity, Index } from 'typeorm';
import { BigInt, Code, Id, Json, Str, Time } from '../database/columns';

/** Who of the staff did what to what. Only ever added to. */
@Entity('audit_entries')
@Index('ix_audit_entries_staff', ['staffId', 'id'])
export class AuditEntry {
  @Id() id: number;
  @Time() at: Date;
  @BigInt() staffId: number;
  @Str(40) staffName: string;
  @Code(64) action: string;
  @Code(100) subject: string;
  @Json() details: Record<string, unknown>;
  @Code(64, { nullable: true }) ip: string | null;
}
