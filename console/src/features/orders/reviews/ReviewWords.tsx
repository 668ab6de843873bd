import { Image } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LineReview } from '@lanzi/shared/review/review.contract';
import { When } from '../../../ui/When';
import { Stars } from './Stars';

/** What was written, with pictures that open, and the shop's reply below. */
export function ReviewWords({ review, repliedBy }: { review: LineReview; repliedBy?: string | null }) {
  const { t } = useTranslation('reviews');
  const { stars, text, pictures, reply, createdAt } = review;
  return (
    <div className="review-words">
      <div className="review-head">
        <Stars n={stars} />
        <span className="second-line">
          <When at={createdAt} />
        </span>
      </div>
      {text ? <div className="written">{text}</div> : <div className="second-line">{t('noWords')}</div>}
      {pictures.length > 0 && (
        <Image.PreviewGroup>
          <div className="review-pictures">
            {pictures.map(({ id, url }, index) => (
              <Image
                key={id}
                src={url}
                width={56}
                height={56}
                alt={t('picture', { number: index + 1 })}
                loading="lazy"
              />
            ))}
          </div>
        </Image.PreviewGroup>
      )}
      {reply && (
        <div className="review-reply">
          <div className="second-line">
            {t('shopReplied')}
            {repliedBy && ` · ${repliedBy}`} · <When at={reply.at} />
          </div>
          <div className="written">{reply.text}</div>
        </div>
      )}
    </div>
  );
}
