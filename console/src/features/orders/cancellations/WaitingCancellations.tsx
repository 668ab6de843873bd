import { cancellationLists } from '@lanzi/shared/cancellation/cancellation-lifecycle';
import { useTranslation } from 'react-i18next';
import { NavCount } from '../../../ui/NavCount';
import { listLooks } from './cancellation-looks';
import { useCancellationCounts } from './cancellations.api';

/** How many cancellations wait for the shop, beside the navigation's entry. */
export function WaitingCancellations() {
  const { t } = useTranslation('cancellations');
  const { data: counts } = useCancellationCounts();
  if (!counts) return null;
  const n = cancellationLists.reduce((sum, list) => sum + (listLooks[list].waits ? counts[list] : 0), 0);
  return <NavCount n={n} title={t('waitingHere', { n })} />;
}
