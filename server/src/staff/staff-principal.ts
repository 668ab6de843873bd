import { rolePermissions, type Role } from '@lanzi/shared/staff/permissions';
import type { Actor } from '../platform/audit/audit';
import type { Principal } from '../platform/http/principal';
import type { Staff } from './staff.entity';

/** A member of staff who is asking. */
export interface StaffPrincipal extends Principal, Actor {
  kind: 'staff';
  username: string;
  role: Role;
}

export const staffPrincipal = ({ id, username, name, role }: Staff, ip: string | null): StaffPrincipal => ({
  kind: 'staff',
  id: String(id),
  staffId: id,
  name,
  username,
  role,
  permissions: rolePermissions[role],
  ip,
});
