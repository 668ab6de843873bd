import { useRef, useState } from 'react';
import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { inLang } from '@lanzi/shared/lang';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { MAX_REVIEW_LETTERS, MAX_REVIEW_PICTURES } from '@lanzi/shared/review/review-limits';
import { useKeepOrder, useOrder, useRenewOrder } from '@/features/order/order-queries';
import { OwnOrder } from '@/features/order/OwnOrder';
import { unreviewedOf } from '@/features/review/unreviewed';
import { useForgetReviews } from '@/features/review/use-reviews';
import { api } from '@/lib/api';
import { forgetDraft, useDraft } from '@/lib/draft';
import { isRefusal } from '@/lib/error-words';
import { go } from '@/lib/go';
import { say, sayDone, sayError } from '@/lib/toast';
import { usePictures } from '@/lib/use-pictures';
import { useLang, useWords, type WordKey } from '@/lib/words';
import { BottomBar } from '@/ui/BottomBar';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { EmptyState } from '@/ui/EmptyState';
import { Field } from '@/ui/Field';
import { PageShell } from '@/ui/PageShell';
import { Picture } from '@/ui/Picture';
import { PictureGrid } from '@/ui/PictureGrid';
import { StarsChoice } from '@/ui/Stars';
import './index.scss';

type Line = ShopOrder['lines'][number];

const starWords: readonly WordKey[] = [
  'review.chooseStars',
  'review.stars1',
  'review.stars2',
  'review.stars3',
  'review.stars4',
  'review.stars5',
];

const draftOf = ({ id }: Line) => `review ${id}`;

/** Sends the review; two quick taps send one. */
function useSubmit(order: ShopOrder, line: Line) {
  const t = useWords();
  const keep = useKeepOrder();
  const renew = useRenewOrder();
  const forgetReviews = useForgetReviews();
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);
  const submit = async (said: { stars: number; text: string; pictureIds: string[] }) => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    const { orderNo, version } = order;
    try {
      const params = { orderNo, action: 'review' as const };
      const after = await api.actOnMyOrder({ params, body: { version, lineId: line.id, ...said } });
      forgetDraft(draftOf(line));
      keep(after);
      forgetReviews();
      sayDone(t('review.thanks'));
      // With more to review the page goes on with the next.
      if (unreviewedOf(after).length === 0) go.back();
    } catch (error) {
      const stale = isRefusal(error, 'version_conflict', 'action_not_allowed');
      if (stale || isRefusal(error, 'already_reviewed')) await renew(orderNo, error);
      if (stale) say(t('order.stale'));
      else sayError(error);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  return { busy, submit };
}

function ReviewForm({ order, line }: { order: ShopOrder; line: Line }) {
  const t = useWords();
  const lang = useLang();
  const draft = draftOf(line);
  const pictures = usePictures(MAX_REVIEW_PICTURES, `${draft} pictures`);
  const [{ stars, text }, change] = useDraft(draft, { stars: 0, text: '' });
  const { busy, submit } = useSubmit(order, line);
  const notYet = stars === 0 ? t('review.starsFirst') : pictures.wait;
  const others = unreviewedOf(order).length - 1;
  return (
    <>
      <Card>
        <View className="review-item">
          <Picture className="review-item__picture" src={line.picture} />
          <View className="review-item__words">
            <View className="review-item__name">{inLang(line.productName, lang)}</View>
            <View className="review-item__sku">{inLang(line.skuName, lang)}</View>
          </View>
        </View>
        <View className="review-stars">
          <StarsChoice n={stars} onChange={(n) => change((before) => ({ ...before, stars: n }))} />
          <View className="review-stars__word">{t(starWords[stars] ?? 'review.chooseStars')}</View>
        </View>
      </Card>
      <Card>
        <Field
          long
          label={t('review.text')}
          value={text}
          onChange={(value) => change((before) => ({ ...before, text: value }))}
          placeholder={t('review.textPlaceholder')}
          maxLength={MAX_REVIEW_LETTERS}
        />
        <PictureGrid {...pictures} />
      </Card>
      {others > 0 ? <View className="review-others">{t('review.others', { count: others })}</View> : null}
      <BottomBar>
        <Button
          block
          size="l"
          busy={busy}
          disabledBecause={notYet}
          onClick={() => void submit({ stars, text, pictureIds: pictures.ids })}
        >
          {t(busy ? 'review.submitting' : 'review.submit')}
        </Button>
      </BottomBar>
    </>
  );
}

/** The item that was asked for while it has no review, else the next without one. */
function NextReview({ order, lineId }: { order: ShopOrder; lineId: string }) {
  const t = useWords();
  const open = unreviewedOf(order);
  const line = open.find(({ id }) => id === lineId) ?? open[0];
  if (line && order.allowedActions.includes('review'))
    return <ReviewForm key={line.id} order={order} line={line} />;
  return (
    <EmptyState
      picture="orders"
      title={t(open.length === 0 ? 'review.allDone' : 'review.closed')}
      action={{ label: t('review.toOrder'), onClick: () => go.orderInstead(order.orderNo) }}
    />
  );
}

export default function ReviewPage() {
  const t = useWords();
  const { orderNo = '', lineId = '' } = useRouter().params;
  const query = useOrder(orderNo);
  return (
    <PageShell title={t('review.pageTitle')} bar>
      <OwnOrder query={query} cards={2} signIn={t('order.signInToGoOn')}>
        {(order) => <NextReview order={order} lineId={lineId} />}
      </OwnOrder>
    </PageShell>
  );
}
