import { DomainError } from '@lanzi/shared/errors';
import type { CreateStaff, UpdateStaff } from '@lanzi/shared/staff/staff.contract';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { type Actor, Audit } from '../platform/audit/audit';
import { Clock } from '../platform/clock';
import { isDuplicate } from '../platform/database/dialect';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { updateVersioned } from '../platform/database/versioned';
import { hashPassword } from './password';
import { Staff } from './staff.entity';
import { StaffSessions } from './staff-sessions';

@Injectable()
export class SaveStaff {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: StaffSessions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Returns the new account's id; throws `already_exists` when the username is taken. */
  async create(by: Actor, input: z.output<typeof CreateStaff>): Promise<number> {
    const { password, name, role } = input;
    const username = input.username.toLowerCase();
    const passwordHash = await hashPassword(password);
    const account = { username, name, role, passwordHash, enabled: true, version: 1 };
    try {
      return await this.unitOfWork.run(async (manager) => {
        const id = await insertOne(manager, Staff, { ...account, createdAt: this.clock.now() });
        await this.audit.record(by, 'staff.create', id, { username, name, role });
        return id;
      });
    } catch (error) {
      throw isDuplicate(error) ? new DomainError('already_exists', { value: username }) : error;
    }
  }

  /**
   * Ends the person's sessions. Throws `not_found`, `version_conflict`, and `own_account` when people would disable
   * themselves or give themselves another role: nobody locks themselves out.
   */
  async update(by: Actor, id: number, input: z.output<typeof UpdateStaff>): Promise<void> {
    const { password, version, name, role, enabled } = input;
    const changes = { name, role, enabled, ...(password && { passwordHash: await hashPassword(password) }) };
    await this.unitOfWork.run(async (manager) => {
      const account = await manager.findOneBy(Staff, { id });
      if (!account) throw new DomainError('not_found');
      if (id === by.staffId && (!enabled || role !== account.role)) throw new DomainError('own_account');
      await updateVersioned(manager, Staff, { id }, version, changes);
      await this.sessions.endAllOf(id);
      const details = { name, role, enabled, newPassword: password !== undefined };
      await this.audit.record(by, 'staff.update', id, details);
    });
  }
}
