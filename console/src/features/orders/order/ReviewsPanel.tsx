import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { useLang } from '../../../lib/i18n';
import { Panel } from '../../../ui/Panel';
import { ReviewWords } from '../reviews/ReviewWords';

/** What the buyer says of its lines; replied to and hidden on a page of their own. */
export function ReviewsPanel({ order: { orderNo, lines, reviews } }: { order: ConsoleOrder }) {
  const { t } = useTranslation('reviews');
  const lang = useLang();
  const words = domainWords(lang);
  if (reviews.length === 0) return null;
  const nameOf = (lineId: string): string => {
    const line = lines.find(({ id }) => id === lineId);
    return line ? inLang(line.productName, lang) : '';
  };
  return (
    <Panel
      title={
        <span className="cancellation-order">
          {t('ofOrder')}
          <Link className="order-reviews-open" to={`/reviews?order=${orderNo}`}>
            {t('open')}
          </Link>
        </span>
      }
    >
      <div className="order-reviews">
        {reviews.map((review) => (
          <div key={review.id}>
            <div className="second-line order-review-item">
              {nameOf(review.lineId)}{' '}
              {review.status !== 'shown' && <Tag>{words.reviewStatus[review.status]}</Tag>}
            </div>
            {review.status === 'deleted' ? (
              <span className="second-line">{t('wasDeleted')}</span>
            ) : (
              <ReviewWords review={review} />
            )}
          </div>
        ))}
      </div>
    </Panel>
  );
}
