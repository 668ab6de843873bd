import { useTranslation } from 'react-i18next';
import { NavCount } from '../../../ui/NavCount';
import { waitsForStaff } from './after-sale-looks';
import { useAfterSaleCounts } from './after-sales.api';

/** How many after-sales wait for the shop, beside the navigation's entry. */
export function WaitingAfterSales() {
  const { t } = useTranslation('afterSales');
  const { data: counts } = useAfterSaleCounts();
  if (!counts) return null;
  const n = waitsForStaff.reduce((sum, status) => sum + counts[status], 0);
  return <NavCount n={n} title={t('waitingHere', { n })} />;
}
