import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney, type Minor } from '@lanzi/shared/money';
import type { RefundTarget } from '@lanzi/shared/payment/payment.contract';
import { useSettings } from '../../../lib/session';
import { Field } from '../../../ui/Field';
import { MoneyInput } from '../../../ui/MoneyInput';
import { ReasonField } from '../../../ui/ReasonField';
import { accountOf, emptyAccount, goesByHand, isHalf } from '../refunds/account-form';
import { AccountFields } from '../refunds/AccountFields';
import { TargetField } from '../refunds/TargetField';
import { ActionDialog } from './ActionDialog';
import type { DialogProps } from './OrderActionDialog';
import { useOrderAction } from './use-order-action';

/** Gives money back, whole or in part. */
export function RequestRefundDialog({ order, onClose }: DialogProps) {
  const { t } = useTranslation('orders');
  const { currency } = useSettings();
  const [amount, setAmount] = useState<Minor>();
  const [to, setTo] = useState<RefundTarget>('original');
  const [reason, setReason] = useState('');
  const [typedAccount, setAccount] = useState(emptyAccount);
  const [tried, setTried] = useState(false);
  const act = useOrderAction('request_refund', order, onClose);

  const most = formatMoney(order.refundable, currency);
  const valid = amount !== undefined && amount > 0 && amount <= order.refundable;
  const byHand = goesByHand(to, order.refundNeedsAccount);
  const account = byHand ? accountOf(typedAccount) : undefined;
  const submit = () => {
    setTried(true);
    if (valid && reason.trim() && !(byHand && isHalf(typedAccount)))
      act.mutate({ amount, to, reason: reason.trim(), account });
  };
  return (
    <ActionDialog
      action="request_refund"
      order={order}
      error={act.error}
      pending={act.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={
          <>
            {t('refundAmount')}{' '}
            <Button type="link" size="small" onClick={() => setAmount(order.refundable)}>
              {t('refundAll', { most })}
            </Button>
          </>
        }
        error={tried && !valid && t('refundAmountInvalid', { most })}
      >
        <MoneyInput autoFocus value={amount} aria-label={t('refundAmount')} onChange={setAmount} />
      </Field>
      <TargetField value={to} payments={order.payments} onChange={setTo} />
      {byHand && (
        <AccountFields
          optional
          account={typedAccount}
          faulty={tried && isHalf(typedAccount)}
          onChange={setAccount}
        />
      )}
      <ReasonField
        value={reason}
        onChange={setReason}
        label={t('reason')}
        placeholder={t('refundReason')}
        missing={tried && t('refundReason')}
        suggestions={t('reasons.request_refund', { returnObjects: true })}
        onSubmit={submit}
      />
      <p className="second-line">{t('refundHint')}</p>
    </ActionDialog>
  );
}
