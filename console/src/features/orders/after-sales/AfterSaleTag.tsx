import { afterSaleColour, type AfterSaleStatus } from '@lanzi/shared/after-sale/after-sale-lifecycle';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { useLang } from '../../../lib/i18n';

/** Where an after-sale stands: always a dot of its colour and its word. */
export function AfterSaleTag({ status }: { status: AfterSaleStatus }) {
  const words = domainWords(useLang());
  return (
    <span className={`status status-${afterSaleColour[status]}`}>
      <span className="status-dot" />
      {words.afterSaleStatus[status]}
    </span>
  );
}
