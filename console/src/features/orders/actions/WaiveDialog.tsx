import { useTranslation } from 'react-i18next';
import { formatMoney } from '@lanzi/shared/money';
import { useSettings } from '../../../lib/session';
import { TextDialog } from '../../../ui/TextDialog';
import { useDialogOf } from './ActionDialog';
import type { DialogProps } from './OrderActionDialog';
import { useOrderAction } from './use-order-action';

/** What an edit left open is neither collected nor given back. */
export function WaiveDialog({ order, onClose }: DialogProps) {
  const { t } = useTranslation(['editing', 'orders']);
  const { currency } = useSettings();
  const act = useOrderAction('waive_difference', order, onClose);
  const amount = order.difference?.amount ?? 0;
  const way = amount < 0 ? 'owed' : 'due';
  return (
    <TextDialog
      {...useDialogOf('waive_difference', order)}
      title={t(`waive.${way}`)}
      hint={t(`waiveHint.${way}`, { amount: formatMoney(Math.abs(amount), currency) })}
      label={t('orders:reason')}
      missing={t('waiveReasonMissing')}
      suggestions={t('waiveReasons', { returnObjects: true })}
      error={act.error}
      pending={act.isPending}
      onSubmit={(reason) => act.mutate({ reason })}
      onClose={onClose}
    />
  );
}
