import type { EntityManager } from 'typeorm';
import { verifyPassword } from './password';
import { Staff } from './staff.entity';

/** The password of every account that comes with the demo. */
export const demoPassword = 'lanzi-demo';

/** Throws when an account that can sign in still has the demo's password; called before serving in production. */
export async function refuseDemoPasswords(manager: EntityManager): Promise<void> {
  const open: string[] = [];
  for (const staff of await manager.findBy(Staff, { enabled: true }))
    if (await verifyPassword(demoPassword, staff.passwordHash)) open.push(staff.username);
  if (open.length === 0) return;
  const names = open.join(', ');
  throw new Error(
    `These staff accounts still have the demo’s public password: ${names}. Give them new passwords or disable them.`,
  );
}
