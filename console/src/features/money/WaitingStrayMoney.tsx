import { useTranslation } from 'react-i18next';
import { NavCount } from '../../ui/NavCount';
import { useLiveStrayMoney, useStrayMoney } from './money.api';

/** How much stray money nobody has looked at, beside the navigation's entry. */
export function WaitingStrayMoney() {
  const { t } = useTranslation('money');
  useLiveStrayMoney();
  const n = useStrayMoney(false).data?.pages.reduce((sum, { items }) => sum + items.length, 0) ?? 0;
  return <NavCount n={n} title={t('strayWaiting', { n })} />;
}
