import { useTranslation } from 'react-i18next';
import { ActionDialog } from './ActionDialog';
import type { DialogProps } from './OrderActionDialog';
import { useOrderAction } from './use-order-action';

export function ReopenDialog({ order, onClose }: DialogProps) {
  const { t } = useTranslation('orders');
  const act = useOrderAction('reopen', order, onClose);
  return (
    <ActionDialog
      action="reopen"
      order={order}
      error={act.error}
      pending={act.isPending}
      onSubmit={() => act.mutate({})}
      onClose={onClose}
    >
      <p>{t('reopenHint')}</p>
    </ActionDialog>
  );
}
