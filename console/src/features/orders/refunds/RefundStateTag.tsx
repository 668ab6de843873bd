import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Refund } from '@lanzi/shared/payment/payment.contract';
import { useLang } from '../../../lib/i18n';
import { refundColour } from './refund-looks';

export function RefundStateTag({ refund: { state, way } }: { refund: Pick<Refund, 'state' | 'way'> }) {
  const words = domainWords(useLang());
  return (
    <span className={`status status-${refundColour(state, way)}`}>
      <span className="status-dot" />
      {words.refundState[state]}
    </span>
  );
}
