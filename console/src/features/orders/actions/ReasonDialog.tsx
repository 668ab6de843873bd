import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@lanzi/shared/money';
import { useSettings } from '../../../lib/session';
import { TextDialog } from '../../../ui/TextDialog';
import { leftToReturn } from '../refunds/going-back';
import { useDialogOf } from './ActionDialog';
import type { DialogProps } from './OrderActionDialog';
import { useOrderAction } from './use-order-action';

const hints = {
  reject_proof: 'rejectProofHint',
  cancel: 'cancelHint',
  mark_out_of_stock: 'markOutOfStockHint',
} as const;

/** An action that needs a reason, which the buyer will read. */
export function ReasonDialog({ action, order, onClose }: DialogProps & { action: keyof typeof hints }) {
  const { t } = useTranslation('orders');
  const { currency } = useSettings();
  const act = useOrderAction(action, order, onClose);
  const left = leftToReturn(order);
  return (
    <TextDialog
      {...useDialogOf(action, order)}
      hint={
        <>
          <p>{t(hints[action])}</p>
          {action === 'cancel' && left > 0 && (
            <Alert
              type="warning"
              showIcon
              title={t('cancelPaidHint', { amount: formatMoney(left, currency) })}
            />
          )}
        </>
      }
      label={t('reason')}
      placeholder={t('reasonMissing')}
      missing={t('reasonMissing')}
      suggestions={t(`reasons.${action}`, { returnObjects: true })}
      error={act.error}
      pending={act.isPending}
      cancelText={action === 'cancel' ? t('keepOrder') : undefined}
      onSubmit={(reason) => act.mutate({ reason })}
      onClose={onClose}
    />
  );
}
