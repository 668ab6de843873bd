import { useTranslation } from 'react-i18next';
import { NavCount } from '../../ui/NavCount';
import { useOrderCounts } from '../orders/orders.api';

/** How many pickups wait for their buyers, beside the navigation's entry. */
export function WaitingPickups() {
  const { t } = useTranslation('redemption');
  const n = useOrderCounts().data?.to_pick_up ?? 0;
  return <NavCount n={n} title={t('waitingHere', { n })} />;
}
