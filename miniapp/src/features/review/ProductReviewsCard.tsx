import { View } from '@tarojs/components';
import type { ProductReviews } from '@lanzi/shared/review/review.contract';
import { go } from '@/lib/go';
import { useShop } from '@/lib/use-shop';
import { useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { Icon } from '@/ui/Icon';
import { Loaded } from '@/ui/Loaded';
import { Skeleton } from '@/ui/Skeleton';
import { Stars } from '@/ui/Stars';
import { Tap } from '@/ui/Tap';
import { ReviewEntry } from './ReviewEntry';
import { useFirstReviews } from './use-reviews';
import './ProductReviewsCard.scss';

/** A product's rating and its newest reviews; nothing while the shop has reviews turned off. */
export function ProductReviewsCard({ productId }: { productId: string }) {
  const t = useWords();
  const shown = useShop().data?.reviewsEnabled === true;
  const reviews = useFirstReviews(productId, shown);
  if (!shown) return null;
  return (
    <Card className="product-reviews">
      <Loaded query={reviews} skeleton={<Skeleton lines={2} />}>
        {({ rating, items }) => (
          <>
            <Head productId={productId} rating={rating} />
            {items.map((review) => (
              <ReviewEntry key={review.id} review={review} />
            ))}
            {items.length === 0 ? <View className="product-reviews__none">{t('review.none')}</View> : null}
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Head({ productId, rating }: { productId: string; rating: ProductReviews['rating'] }) {
  const t = useWords();
  const { count, average } = rating;
  if (average === null) return <View className="product-reviews__title">{t('review.title')}</View>;
  return (
    <Tap className="product-reviews__head" onClick={() => go.reviews(productId)}>
      <View className="product-reviews__title">{t('review.titleCount', { count })}</View>
      <View className="product-reviews__average">
        <Stars n={average} />
        <View className="product-reviews__number">{average.toFixed(1)}</View>
        <Icon name="right" size="s" />
      </View>
    </Tap>
  );
}
