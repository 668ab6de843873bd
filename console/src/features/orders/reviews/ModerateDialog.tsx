import { useTranslation } from 'react-i18next';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Review } from '@lanzi/shared/review/review.contract';
import { useLang } from '../../../lib/i18n';
import { FormDialog } from '../../../ui/FormDialog';
import { useReviewAction } from './reviews.api';
import { ReviewWords } from './ReviewWords';

interface Props {
  action: 'hide' | 'show' | 'delete';
  review: Review;
  onClose: () => void;
}

/** Asks before a review leaves the shop or comes back, and says what cannot be undone. */
export function ModerateDialog({ action, review, onClose }: Props) {
  const { t } = useTranslation('reviews');
  const words = domainWords(useLang());
  const act = useReviewAction(action, review, onClose);
  return (
    <FormDialog
      title={words.reviewAction[action]}
      danger={action === 'delete'}
      version={review.version}
      impossible={review.allowedActions.includes(action) ? undefined : t('notNow')}
      error={act.error}
      pending={act.isPending}
      onSubmit={() => act.mutate({})}
      onClose={onClose}
    >
      <p>{t(`ask.${action}`)}</p>
      <div className="review-quoted">
        <ReviewWords review={review} />
      </div>
    </FormDialog>
  );
}
