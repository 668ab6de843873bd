import type { Role } from '@lanzi/shared/staff/permissions';
import { Entity, Unique } from 'typeorm';
import { Bool, Code, Id, Int, Str, Time } from '../platform/database/columns';

/** Somebody who works in the console. */
@Entity('staff')
@Unique('uq_staff_username', ['username'])
export class Staff {
  @Id() id: number;
  /** Lower case. */
  @Code(64) username: string;
  @Str(40) name: string;
  @Code(16) role: Role;
  @Code(200) passwordHash: string;
  @Bool() enabled: boolean;
  @Int() version: number;
  @Time() createdAt: Date;
}
