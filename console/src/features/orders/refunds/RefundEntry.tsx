import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { PostedRefundAction, Refund } from '@lanzi/shared/payment/payment.contract';
import { useLang } from '../../../lib/i18n';
import { Money } from '../../../ui/Money';
import { When } from '../../../ui/When';
import { AccountLine } from './AccountLine';
import { RefundButtons } from './RefundButtons';
import { RefundStateTag } from './RefundStateTag';
import { RefundTrouble } from './RefundTrouble';

/** One refund, where it stands and what can be done with it. */
export function RefundEntry({ refund, except }: { refund: Refund; except?: readonly PostedRefundAction[] }) {
  const { t } = useTranslation('money');
  const words = domainWords(useLang());
  return (
    <div className="refund-entry">
      <div className="refund-head">
        <span>
          <Money amount={refund.amount} strong /> · {words.refundWay[refund.way]}
        </span>
        <RefundStateTag refund={refund} />
      </div>
      {refund.reason && <div className="written second-line">{refund.reason}</div>}
      <RefundTrouble refund={refund} />
      {refund.account && <AccountLine account={refund.account} />}
      {refund.remittance && (
        <div className="written second-line">{t('remittedAs', { text: refund.remittance })}</div>
      )}
      <div className="second-line">
        {refund.refundNo} · <When at={refund.settledAt ?? refund.requestedAt} exact />
      </div>
      <RefundButtons refund={refund} except={except} />
    </div>
  );
}
