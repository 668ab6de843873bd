import { useTranslation } from 'react-i18next';
import { NavCount } from '../../../ui/NavCount';
import { useReviewCounts } from './reviews.api';

/** How many reviews nobody has replied to, beside the navigation's entry. */
export function WaitingReviews() {
  const { t } = useTranslation('reviews');
  const { data: counts } = useReviewCounts();
  if (!counts) return null;
  return <NavCount n={counts.unanswered} title={t('waitingHere', { n: counts.unanswered })} />;
}
