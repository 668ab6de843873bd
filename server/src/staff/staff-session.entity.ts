import { Entity, Index } from 'typeorm';
import { BigInt, Code, Foreign, Time } from '../platform/database/columns';
import { Staff } from './staff.entity';

@Entity('staff_sessions')
@Index('ix_staff_sessions_staff', ['staffId'])
@Index('ix_staff_sessions_expires', ['expiresAt'])
export class StaffSession {
  /** SHA-256 of the token: who reads the table cannot sign in with it. */
  @Code(64, { primary: true }) tokenHash: string;
  @Foreign('fk_staff_sessions_staff', () => Staff, 'CASCADE') @BigInt() staffId: number;
  @Time() expiresAt: Date;
  @Time() createdAt: Date;
  @Code(64, { nullable: true }) ip: string | null;
}
