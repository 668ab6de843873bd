import { useTranslation } from 'react-i18next';
import { useLang } from '../../../lib/i18n';
import { useSettings } from '../../../lib/session';
import { detailLines } from './timeline-details';

/** What was changed from what to what, how much, and what staff noted. */
export function TimelineDetails({ details }: { details: Record<string, unknown> }) {
  const { t } = useTranslation('orders');
  const lang = useLang();
  const { currency } = useSettings();
  const lines = detailLines(details, {
    lang,
    currency,
    refundOf: (amount) => t('refundOf', { amount }),
    staffNoIs: (staffNo) => t('staffNoIs', { staffNo }),
  });
  return (
    <>
      {lines.map((line) => (
        <div key={line} className="written second-line">
          {line}
        </div>
      ))}
    </>
  );
}
