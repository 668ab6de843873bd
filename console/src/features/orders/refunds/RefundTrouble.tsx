import { useTranslation } from 'react-i18next';
import { errorStatus, titleOf, type ErrorCode } from '@lanzi/shared/errors';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Refund } from '@lanzi/shared/payment/payment.contract';
import { useLang } from '../../../lib/i18n';

const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(errorStatus, text);

/** Why a refund has not arrived: in the provider's or the clerk's words, or in ours when nobody answered. */
export function RefundTrouble({ refund: { failure, state, way } }: { refund: Refund }) {
  const { t } = useTranslation('money');
  const lang = useLang();
  if (!failure || state === 'succeeded') return null;
  const provider = domainWords(lang).refundWay[way];
  const reason = isErrorCode(failure) ? titleOf(failure, { provider }, lang) : failure;
  const stuck = state === 'failed' || state === 'abnormal';
  return (
    <div className={stuck ? 'refund-failure' : 'second-line'}>
      {t(stuck ? 'failedBecause' : 'triedAgain', { reason })}
    </div>
  );
}
