import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_REVIEW_LETTERS } from '@lanzi/shared/review/review-limits';
import type { Review } from '@lanzi/shared/review/review.contract';
import { Field } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';
import { useReviewAction } from './reviews.api';
import { ReviewWords } from './ReviewWords';

/** Everybody who sees the review sees the reply; an earlier one stands in the form to be changed. */
export function ReplyDialog({ review, onClose }: { review: Review; onClose: () => void }) {
  const { t } = useTranslation('reviews');
  const [text, setText] = useState(review.reply?.text ?? '');
  const [tried, setTried] = useState(false);
  const reply = useReviewAction('reply', review, onClose);
  const submit = () => {
    setTried(true);
    if (text.trim()) reply.mutate({ text: text.trim() });
  };
  return (
    <FormDialog
      title={t(review.reply ? 'editReply' : 'reply')}
      version={review.version}
      impossible={review.allowedActions.includes('reply') ? undefined : t('notNow')}
      error={reply.error}
      pending={reply.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="review-quoted">
        <ReviewWords review={{ ...review, reply: null }} />
      </div>
      <Field error={tried && !text.trim() && t('replyMissing')}>
        <Input.TextArea
          autoFocus
          value={text}
          autoSize={{ minRows: 3, maxRows: 8 }}
          maxLength={MAX_REVIEW_LETTERS}
          placeholder={t('replyPlaceholder')}
          aria-label={t('reply')}
          onChange={({ target }) => setText(target.value)}
        />
      </Field>
    </FormDialog>
  );
}
