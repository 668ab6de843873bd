import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { formatMoney } from '@lanzi/shared/money';
import { useLang } from '../../../lib/i18n';
import { useSettings } from '../../../lib/session';
import { Money } from '../../../ui/Money';
import { TextDialog } from '../../../ui/TextDialog';
import { AccountLine } from '../refunds/AccountLine';
import { needsPerson } from '../refunds/refund-looks';
import { RefundTrouble } from '../refunds/RefundTrouble';
import { useCancellationAction } from './cancellations.api';
import { useDialogOf, type DialogProps } from './use-dialog-of';

/** Records that a person remitted what waits for one: which refunds, and how much together. */
export function RefundSucceededDialog({ cancellation, onClose }: DialogProps) {
  const { t } = useTranslation(['cancellations', 'money']);
  const { currency } = useSettings();
  const words = domainWords(useLang());
  const act = useCancellationAction('refund_succeeded', cancellation, onClose);
  const covered = cancellation.refunds.filter(needsPerson);
  const amount = covered.reduce((sum, refund) => sum + refund.amount, 0);
  return (
    <TextDialog
      {...useDialogOf('refund_succeeded', cancellation)}
      // Refunds come and go without a step of the review.
      version={`${cancellation.version} ${amount}`}
      hint={
        covered.length > 0 && (
          <>
            <p>{t('refund_succeededHint', { amount: formatMoney(amount, currency) })}</p>
            {covered.map((refund) => (
              <div key={refund.id} className="refund-entry">
                <div className="refund-head">
                  <span>
                    <Money amount={refund.amount} strong /> · {words.refundWay[refund.way]} ·{' '}
                    {words.refundState[refund.state]}
                  </span>
                  <span className="second-line">{refund.refundNo}</span>
                </div>
                <RefundTrouble refund={refund} />
                {refund.account && <AccountLine account={refund.account} />}
              </div>
            ))}
            {covered.length > 1 && (
              <p className="second-line">
                {t('refundOneByOne')} <Link to="/refunds">{t('money:refundsNav')}</Link>
              </p>
            )}
          </>
        )
      }
      label={t('money:remittance')}
      placeholder={t('money:remittanceExample')}
      missing={t('money:remittanceMissing')}
      error={act.error}
      pending={act.isPending}
      onSubmit={(remittance) => act.mutate({ remittance, amount })}
      onClose={onClose}
    />
  );
}
