import { createContext, useContext, type ReactNode } from 'react';
import type { Settings } from '@lanzi/shared/shop/shop.contract';
import type { Permission } from '@lanzi/shared/staff/permissions';
import type { StaffMe } from '@lanzi/shared/staff/staff.contract';

interface Session {
  me: StaffMe;
  settings: Settings;
}
const SessionContext = createContext<Session | undefined>(undefined);

/** Stands above every page: below it, somebody is signed in and the shop's settings are known. */
export function SessionProvider({ children, ...session }: Session & { children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no session above this component');
  return session;
}
export const useMe = (): StaffMe => useSession().me;
export const useSettings = (): Settings => useSession().settings;
export const useCan = (permission: Permission): boolean => useMe().permissions.includes(permission);
