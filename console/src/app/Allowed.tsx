import { Result } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '@lanzi/shared/staff/permissions';
import { useCan } from '../lib/session';

/** A page for those who may see it; the others are told why not. */
export function Allowed({ permission, children }: { permission: Permission; children: ReactNode }) {
  const { t } = useTranslation('app');
  return useCan(permission) ? children : <Result status="403" title={t('notAllowed')} />;
}
