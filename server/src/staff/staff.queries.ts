import { DomainError } from '@lanzi/shared/errors';
import { rolePermissions } from '@lanzi/shared/staff/permissions';
import type { StaffMe, StaffMember } from '@lanzi/shared/staff/staff.contract';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Staff } from './staff.entity';

export function staffMe({ id, username, name, role }: Staff): StaffMe {
  return { id: String(id), username, name, role, permissions: [...rolePermissions[role]] };
}

function memberView({ id, username, name, role, enabled, createdAt, version }: Staff): StaffMember {
  const createdAtText = createdAt.toISOString();
  return { id: String(id), username, name, role, enabled, createdAt: createdAtText, version };
}

@Injectable()
export class StaffQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async all(): Promise<StaffMember[]> {
    const staff = await this.unitOfWork.manager.find(Staff, { order: { id: 'ASC' } });
    return staff.map(memberView);
  }

  async one(id: number): Promise<StaffMember> {
    return memberView(await this.load(id));
  }

  async me(id: number): Promise<StaffMe> {
    return staffMe(await this.load(id));
  }

  private async load(id: number): Promise<Staff> {
    const staff = await this.unitOfWork.manager.findOneBy(Staff, { id });
    if (!staff) throw new DomainError('not_found');
    return staff;
  }
}
