import { Button, Tooltip, type ButtonProps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Permission } from '@lanzi/shared/staff/permissions';
import { useCan } from '../../lib/session';

/** A button for those who may; the others see it disabled, with the reason. */
export function PermittedButton({
  permission,
  disabled,
  ...button
}: ButtonProps & { permission: Permission }) {
  const { t } = useTranslation('shop');
  const allowed = useCan(permission);
  return (
    <Tooltip title={allowed ? undefined : t('notPermitted')}>
      <Button {...button} disabled={!allowed || disabled} />
    </Tooltip>
  );
}
