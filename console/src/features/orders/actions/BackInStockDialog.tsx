import { useTranslation } from 'react-i18next';
import { ActionDialog } from './ActionDialog';
import type { DialogProps } from './OrderActionDialog';
import { useOrderAction } from './use-order-action';

export function BackInStockDialog({ order, onClose }: DialogProps) {
  const { t } = useTranslation('orders');
  const act = useOrderAction('back_in_stock', order, onClose);
  return (
    <ActionDialog
      action="back_in_stock"
      order={order}
      error={act.error}
      pending={act.isPending}
      onSubmit={() => act.mutate({})}
      onClose={onClose}
    >
      <p>{t('backInStockHint')}</p>
    </ActionDialog>
  );
}
