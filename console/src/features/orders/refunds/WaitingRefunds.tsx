import { useTranslation } from 'react-i18next';
import { NavCount } from '../../../ui/NavCount';
import { useLiveRefunds, useRefundCounts } from './refunds.api';

/** How many refunds wait for a person, beside the navigation's entry. */
export function WaitingRefunds() {
  const { t } = useTranslation('money');
  useLiveRefunds();
  const n = useRefundCounts().data?.needPerson ?? 0;
  return <NavCount n={n} title={t('refundsWaiting', { n })} />;
}
