import { Image, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Money } from '../../../ui/Money';
import { ActionDialog } from './ActionDialog';
import type { DialogProps } from './OrderActionDialog';
import { useOrderAction } from './use-order-action';

export function ConfirmPaymentDialog({ order, onClose }: DialogProps) {
  const { t } = useTranslation('orders');
  const [note, setNote] = useState('');
  const [dueWhenOpened] = useState(order.amounts.due);
  const possible = order.allowedActions.includes('confirm_payment');
  const confirm = useOrderAction('confirm_payment', order, onClose);
  const proof = order.payment.proofs.find(({ rejectedAt }) => !rejectedAt);
  return (
    <ActionDialog
      action="confirm_payment"
      order={order}
      error={confirm.error}
      pending={confirm.isPending}
      onSubmit={() => confirm.mutate({ note })}
      onClose={onClose}
    >
      <p>{t('confirmPaymentHint')}</p>
      <div className="amount-to-confirm">
        {t('amountToConfirm')} <Money amount={possible ? order.amounts.due : dueWhenOpened} strong />
      </div>
      {proof ? (
        <div className="proof">
          <Image src={proof.picture.url} height={160} alt={t('proof')} />
          <span>{proof.note}</span>
        </div>
      ) : (
        <p className="second-line">{t('noProofYet')}</p>
      )}
      <Input
        autoFocus
        value={note}
        maxLength={200}
        placeholder={t('noteOptional')}
        aria-label={t('noteOptional')}
        onChange={({ target }) => setNote(target.value)}
      />
    </ActionDialog>
  );
}
