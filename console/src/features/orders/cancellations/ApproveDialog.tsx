import { Alert, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '@lanzi/shared/money';
import { useCan, useSettings } from '../../../lib/session';
import { ErrorState } from '../../../ui/ErrorState';
import { FormDialog } from '../../../ui/FormDialog';
import { useOrder } from '../orders.api';
import { goesByHand } from '../refunds/account-form';
import { AccountLine } from '../refunds/AccountLine';
import { leftToReturn } from '../refunds/going-back';
import { TargetField } from '../refunds/TargetField';
import { useCancellationAction } from './cancellations.api';
import { goodsShipped } from './goods-shipped';
import { StaffNoField } from './StaffNoField';
import { useDialogOf, type DialogProps } from './use-dialog-of';

/** The order is cancelled, at once or when its goods are back, and the money goes back. */
export function ApproveDialog({ cancellation, onClose }: DialogProps) {
  const { t } = useTranslation(['cancellations', 'orders']);
  const { currency } = useSettings();
  const mayRefund = useCan('order.refund');
  // How the money came, and what of it is on its way back already.
  const { data: order, isError, error, refetch } = useOrder(cancellation.orderNo);
  const [staffNo, setStaffNo] = useState('');
  const [refundTo, setRefundTo] = useState(cancellation.refundTo);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const act = useCancellationAction('approve', cancellation, onClose);
  const { refundAccount, refundNeedsAccount } = cancellation;
  const left = order && leftToReturn(order);
  const when = goodsShipped(cancellation) ? 'returned' : 'atOnce';
  const submit = () => {
    setTried(true);
    if (staffNo.trim()) act.mutate({ staffNo: staffNo.trim(), refundTo, note: note.trim() });
  };
  return (
    <FormDialog
      {...useDialogOf('approve', cancellation)}
      error={act.error}
      pending={act.isPending}
      disabled={!order}
      onSubmit={submit}
      onClose={onClose}
    >
      {isError && !order && <ErrorState error={error} onRetry={() => void refetch()} />}
      {left !== undefined && (
        <p>
          {left > 0
            ? t(`approveHint.${when}`, { amount: formatMoney(left, currency) })
            : t(`approveHintUnpaid.${when}`)}
        </p>
      )}
      <StaffNoField value={staffNo} tried={tried} onChange={setStaffNo} />
      {order && order.payments.length > 0 && (
        <>
          <TargetField value={refundTo} payments={order.payments} onChange={setRefundTo} />
          {goesByHand(refundTo, refundNeedsAccount) &&
            (refundAccount ? (
              <AccountLine account={refundAccount} />
            ) : (
              <Alert type="warning" showIcon title={t(mayRefund ? 'noAccount' : 'noAccountNoChoice')} />
            ))}
        </>
      )}
      <Input
        value={note}
        maxLength={200}
        placeholder={t('orders:noteOptional')}
        aria-label={t('orders:noteOptional')}
        onChange={({ target }) => setNote(target.value)}
      />
    </FormDialog>
  );
}
