import { useTranslation } from 'react-i18next';
import type { Waybill } from '@lanzi/shared/fulfilment/fulfilment.contract';

/** What the carrier said last, in its own words. */
export function CarrierWords({ waybill: { carrier, failure } }: { waybill: Waybill }) {
  const { t } = useTranslation('fulfilment');
  if (!failure) return null;
  return <div className="written">{t('carrierSays', { carrier: carrier.name, words: failure })}</div>;
}
