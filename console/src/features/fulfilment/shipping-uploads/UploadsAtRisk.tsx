import { useTranslation } from 'react-i18next';
import { NavCount } from '../../../ui/NavCount';
import { useShippingUploadCounts } from './shipping-uploads.api';

/** How many payments WeChat may hold back, beside the navigation's entry. */
export function UploadsAtRisk() {
  const { t } = useTranslation('fulfilment');
  const n = useShippingUploadCounts().data?.at_risk ?? 0;
  return <NavCount n={n} title={t('uploadsAtRisk', { n })} />;
}
