import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { formatMoney, type Minor } from '@lanzi/shared/money';
import type { RefundTarget } from '@lanzi/shared/payment/payment.contract';
import { useLang } from '../../../lib/i18n';
import { useSettings } from '../../../lib/session';
import { ErrorState } from '../../../ui/ErrorState';
import { FormDialog } from '../../../ui/FormDialog';
import { useOrder } from '../orders.api';
import { accountOf, emptyAccount, goesByHand } from '../refunds/account-form';
import { AccountFields } from '../refunds/AccountFields';
import { AccountLine } from '../refunds/AccountLine';
import { TargetField } from '../refunds/TargetField';
import { AmountField, isWithin } from './AmountField';
import { useAfterSaleAction } from './after-sales.api';
import { FinalQuestion } from './FinalQuestion';
import { useDialogOf, type DialogProps } from './use-dialog-of';

/**
 * What was agreed on goes back, by the way it came unless told otherwise. For an exchange whose goods cannot be had the
 * amount is agreed on here; no replacement leaves then, so it is asked twice.
 */
export function RefundDialog({ afterSale, onClose }: DialogProps) {
  const { t } = useTranslation('afterSales');
  const { currency } = useSettings();
  const words = domainWords(useLang());
  const dialog = useDialogOf('refund', afterSale);
  const { data: order, isError, error, refetch } = useOrder(afterSale.orderNo);
  const { refundAccount, refundNeedsAccount, agreedAmount, mostBack } = afterSale;
  const instead = afterSale.kind === 'exchange';
  const [amount, setAmount] = useState<Minor | undefined>(mostBack);
  const [to, setTo] = useState<RefundTarget>('original');
  const [typed, setTyped] = useState(emptyAccount);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const act = useAfterSaleAction('refund', afterSale, onClose);
  const byHand = goesByHand(to, refundNeedsAccount);
  const account = byHand && !refundAccount ? accountOf(typed) : undefined;
  const valid = (!byHand || refundAccount || account) && (!instead || isWithin(amount, mostBack));
  const send = () => {
    setAsking(false);
    act.mutate({ to, account, amount: instead ? amount : undefined });
  };
  const submit = () => {
    setTried(true);
    if (valid && instead) setAsking(true);
    else if (valid) send();
  };
  return (
    <>
      <FormDialog
        {...dialog}
        impossible={order?.difference ? words.condition.no_open_difference : dialog.impossible}
        error={act.error}
        pending={act.isPending}
        disabled={!order}
        onSubmit={submit}
        onClose={onClose}
      >
        {isError && !order && <ErrorState error={error} onRetry={() => void refetch()} />}
        {instead ? (
          <>
            <p>{t('refundInsteadHint')}</p>
            <AmountField
              label={t('refundAmount')}
              value={amount}
              most={mostBack}
              tried={tried}
              hint={t('withoutShipping')}
              onChange={setAmount}
            />
          </>
        ) : (
          <p>{t('refundHint', { amount: formatMoney(agreedAmount ?? 0, currency) })}</p>
        )}
        {order && <TargetField value={to} payments={order.payments} onChange={setTo} />}
        {byHand &&
          (refundAccount ? (
            <AccountLine account={refundAccount} />
          ) : (
            <AccountFields account={typed} faulty={tried && !account} onChange={setTyped} />
          ))}
      </FormDialog>
      {asking && (
        <FinalQuestion
          title={t('refundInsteadSure', { amount: formatMoney(amount ?? 0, currency) })}
          lines={[t('refundInsteadSureAfter')]}
          okText={t('refundInsteadOk')}
          onSure={send}
          onBack={() => setAsking(false)}
        />
      )}
    </>
  );
}
