import { StarFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { MAX_STARS } from '@lanzi/shared/review/rating';
import './reviews.css';

/** One to five stars, said in a word to who does not see them. */
export function Stars({ n }: { n: number }) {
  const { t } = useTranslation('reviews');
  return (
    <span className="review-stars" role="img" aria-label={t('stars', { n })} title={t('stars', { n })}>
      {Array.from({ length: MAX_STARS }, (_, at) => (
        <StarFilled key={at} className={at < n ? 'review-star' : 'review-star-not'} />
      ))}
    </span>
  );
}
