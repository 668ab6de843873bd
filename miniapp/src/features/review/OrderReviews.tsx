import { View } from '@tarojs/components';
import { inLang } from '@lanzi/shared/lang';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { go } from '@/lib/go';
import { useLang, useWords } from '@/lib/words';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Stars } from '@/ui/Stars';
import { ReviewWords } from './ReviewWords';
import { unreviewedOf } from './unreviewed';
import './OrderReviews.scss';

/** One's own reviews of the order's items, with the shop's replies, and what is still to be reviewed. */
export function OrderReviews({ order }: { order: ShopOrder }) {
  const t = useWords();
  const open = order.allowedActions.includes('review') ? unreviewedOf(order) : [];
  if (order.reviews.length === 0 && open.length === 0) return null;
  return (
    <Card title={t('review.mine')}>
      {order.lines.map((line) => {
        const review = order.reviews.find(({ lineId }) => lineId === line.id);
        if (review) return <Reviewed key={line.id} line={line} review={review} />;
        return open.includes(line) ? <Unreviewed key={line.id} orderNo={order.orderNo} line={line} /> : null;
      })}
    </Card>
  );
}

type Line = ShopOrder['lines'][number];

function Reviewed({ line, review }: { line: Line; review: ShopOrder['reviews'][number] }) {
  const t = useWords();
  const lang = useLang();
  const deleted = review.status === 'deleted';
  return (
    <View className="own-review">
      <View className="own-review__head">
        <View className="own-review__name">{inLang(line.productName, lang)}</View>
        {deleted ? null : <Stars n={review.stars} />}
      </View>
      {deleted ? (
        <View className="own-review__note">{t('review.deleted')}</View>
      ) : (
        <ReviewWords review={review} />
      )}
      {review.status === 'hidden' ? <View className="own-review__note">{t('review.hidden')}</View> : null}
    </View>
  );
}

function Unreviewed({ orderNo, line }: { orderNo: string; line: Line }) {
  const t = useWords();
  const lang = useLang();
  return (
    <View className="own-review own-review__head">
      <View className="own-review__name">{inLang(line.productName, lang)}</View>
      <Button size="s" kind="plain" onClick={() => go.review(orderNo, line.id)}>
        {t('review.write')}
      </Button>
    </View>
  );
}
