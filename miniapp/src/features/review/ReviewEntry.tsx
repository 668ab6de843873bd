import { View } from '@tarojs/components';
import { inLang } from '@lanzi/shared/lang';
import type { ShopReview } from '@lanzi/shared/review/review.contract';
import { useShopTime } from '@/lib/shop-time';
import { useLang } from '@/lib/words';
import { Stars } from '@/ui/Stars';
import { ReviewWords } from './ReviewWords';
import './ReviewEntry.scss';

/** A review as everybody sees it. */
export function ReviewEntry({ review }: { review: ShopReview }) {
  const lang = useLang();
  const time = useShopTime();
  const { author, stars, skuName, createdAt } = review;
  return (
    <View className="review-entry">
      <View className="review-entry__head">
        <View className="review-entry__author">{author}</View>
        <Stars n={stars} />
      </View>
      <View className="review-entry__about">
        {time(createdAt).slice(0, 10)} · {inLang(skuName, lang)}
      </View>
      <ReviewWords review={review} />
    </View>
  );
}
