import { DomainError } from '@lanzi/shared/errors';
import type { EntityManager } from 'typeorm';
import { Staff } from './staff.entity';

/** In whose name long work goes on. @throws DomainError account_disabled */
export async function enabledStaff(manager: EntityManager, id: number): Promise<Staff> {
  const staff = await manager.findOneBy(Staff, { id });
  if (!staff?.enabled) throw new DomainError('account_disabled');
  return staff;
}
