import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewAction } from '@lanzi/shared/review/review-lifecycle';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Review } from '@lanzi/shared/review/review.contract';
import { useLang } from '../../../lib/i18n';
import { ModerateDialog } from './ModerateDialog';
import { ReplyDialog } from './ReplyDialog';

/** How each action that the server allows is offered; null: shoppers do it. */
const looks = {
  write: null,
  reply: { danger: false },
  hide: { danger: false },
  show: { danger: false },
  delete: { danger: true },
} as const satisfies Record<ReviewAction, { danger: boolean } | null>;
type Offered = Exclude<ReviewAction, 'write'>;
const isOffered = (action: ReviewAction): action is Offered => looks[action] !== null;

export function ReviewButtons({ review }: { review: Review }) {
  const { t } = useTranslation('reviews');
  const words = domainWords(useLang());
  const [asking, setAsking] = useState<Offered>();
  const close = () => setAsking(undefined);
  return (
    <>
      <Space size={4} wrap>
        {review.allowedActions.filter(isOffered).map((action) => (
          <Button
            key={action}
            size="small"
            type={action === 'reply' && !review.reply ? 'default' : 'text'}
            danger={looks[action].danger}
            onClick={() => setAsking(action)}
          >
            {action === 'reply' && review.reply ? t('editReply') : words.reviewAction[action]}
          </Button>
        ))}
      </Space>
      {asking === 'reply' && <ReplyDialog review={review} onClose={close} />}
      {asking && asking !== 'reply' && <ModerateDialog action={asking} review={review} onClose={close} />}
    </>
  );
}
