import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonField } from '../../../ui/ReasonField';
import { accountOf, emptyAccount } from '../refunds/account-form';
import { AccountFields } from '../refunds/AccountFields';
import { ActionDialog } from './ActionDialog';
import type { DialogProps } from './OrderActionDialog';
import { useOrderAction } from './use-order-action';

/** Files a request to cancel an order that was paid or shipped, which is then reviewed. */
export function RequestCancellationDialog({ order, onClose }: DialogProps) {
  const { t } = useTranslation('orders');
  const [reason, setReason] = useState('');
  const [account, setAccount] = useState(emptyAccount);
  const [tried, setTried] = useState(false);
  const act = useOrderAction('request_cancellation', order, onClose);
  const byHand = order.refundNeedsAccount;
  const refundAccount = byHand ? accountOf(account) : undefined;
  const submit = () => {
    setTried(true);
    if (reason.trim() && (refundAccount || !byHand)) act.mutate({ reason: reason.trim(), refundAccount });
  };
  return (
    <ActionDialog
      action="request_cancellation"
      order={order}
      error={act.error}
      pending={act.isPending}
      cancelText={t('keepOrder')}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('requestCancellationHint')}</p>
      <ReasonField
        autoFocus
        value={reason}
        onChange={setReason}
        label={t('reason')}
        placeholder={t('reasonMissing')}
        missing={tried && t('reasonMissing')}
        suggestions={t('reasons.request_cancellation', { returnObjects: true })}
        onSubmit={submit}
      />
      {byHand && (
        <>
          <p className="second-line">{t('byHandHint')}</p>
          <AccountFields account={account} faulty={tried && !refundAccount} onChange={setAccount} />
        </>
      )}
    </ActionDialog>
  );
}
