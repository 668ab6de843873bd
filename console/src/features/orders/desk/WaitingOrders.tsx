import { useTranslation } from 'react-i18next';
import { consoleOrderTabs } from '@lanzi/shared/order/order-tabs';
import { NavCount } from '../../../ui/NavCount';
import { tabLooks } from './tab-looks';
import { useOrderCounts } from '../orders.api';

/** How many orders wait for the shop, beside the navigation's entry. */
export function WaitingOrders() {
  const { t } = useTranslation('orders');
  const { data: counts } = useOrderCounts();
  if (!counts) return null;
  const n = consoleOrderTabs.reduce((sum, tab) => sum + (tabLooks[tab].waits ? counts[tab] : 0), 0);
  return <NavCount n={n} title={t('waitingHere', { n })} />;
}
