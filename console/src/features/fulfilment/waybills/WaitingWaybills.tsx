import { useTranslation } from 'react-i18next';
import { NavCount } from '../../../ui/NavCount';
import { useWaybills } from './waybills.api';

/** How many e-waybills wait for somebody, beside the navigation's entry. */
export function WaitingWaybills() {
  const { t } = useTranslation('fulfilment');
  const n = useWaybills(undefined).data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0;
  return <NavCount n={n} title={t('waybillsWaiting', { n })} />;
}
