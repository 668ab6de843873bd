import * as z from 'zod';
import { Id, Paging, requiredText, Time, Version } from '../api/common.contract.js';
import { permissions, roles } from './permissions.js';

const Username = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9._-]{1,31}$/i, 'must be 2–32 letters, digits, dots, dashes');
const Password = z.string().min(10).max(200);

export const StaffSignIn = z.object({
  username: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(200),
});

export const StaffMember = z
  .object({
    id: Id,
    username: z.string(),
    name: z.string(),
    role: z.enum(roles),
    enabled: z.boolean(),
    createdAt: Time,
    version: Version,
  })
  .meta({ id: 'StaffMember' });
export type StaffMember = z.infer<typeof StaffMember>;

export const StaffMe = StaffMember.pick({ id: true, username: true, name: true, role: true })
  .extend({ permissions: z.array(z.enum(permissions)) })
  .meta({ id: 'StaffMe' });
export type StaffMe = z.infer<typeof StaffMe>;

export const StaffSession = z
  .object({ token: z.string(), expiresAt: Time, me: StaffMe })
  .meta({ id: 'StaffSession' });
export type StaffSession = z.infer<typeof StaffSession>;

export const CreateStaff = z.object({
  username: Username,
  name: requiredText(40),
  role: z.enum(roles),
  password: Password,
});
/** A password given is a new password. */
export const UpdateStaff = z.object({
  name: requiredText(40),
  role: z.enum(roles),
  enabled: z.boolean(),
  password: Password.optional(),
  version: Version,
});

/** Who of the staff did what to what. */
export const AuditEntry = z
  .object({
    id: Id,
    at: Time,
    staffName: z.string(),
    action: z.string(),
    subject: z.string(),
    details: z.record(z.string(), z.unknown()),
    ip: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.infer<typeof AuditEntry>;
export const AuditQuery = z.object({ ...Paging, staffId: Id.optional() });
