import { useState } from 'react';
import { View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import type { ProductReviews } from '@lanzi/shared/review/review.contract';
import { ReviewEntry } from '@/features/review/ReviewEntry';
import { reviewFilters, useReviews, type ReviewFilter } from '@/features/review/use-reviews';
import { go } from '@/lib/go';
import { useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { EmptyState } from '@/ui/EmptyState';
import { ListEnd } from '@/ui/ListEnd';
import { Loaded } from '@/ui/Loaded';
import { PageShell } from '@/ui/PageShell';
import { SkeletonCards } from '@/ui/Skeleton';
import { Stars } from '@/ui/Stars';
import { Tap } from '@/ui/Tap';
import './index.scss';

function Filters({ filter, onChange }: { filter: ReviewFilter; onChange: (filter: ReviewFilter) => void }) {
  const t = useWords();
  const word = (one: ReviewFilter) =>
    one === 'all' || one === 'pictured' ? t(`review.filter.${one}`) : t('review.filter.stars', { n: one });
  return (
    <View className="review-filters">
      {reviewFilters.map((one) => (
        <Tap
          key={one}
          className={`review-filters__chip ${one === filter ? 'review-filters__chip--on' : ''}`}
          role="tab"
          on={one === filter}
          onClick={() => onChange(one)}
        >
          {word(one)}
        </Tap>
      ))}
    </View>
  );
}

function Rating({ rating: { average, count } }: { rating: ProductReviews['rating'] }) {
  const t = useWords();
  if (average === null) return null;
  return (
    <Card className="rating">
      <View className="rating__number">{average.toFixed(1)}</View>
      <View>
        <Stars n={average} />
        <View className="rating__count">{t('review.count', { count })}</View>
      </View>
    </Card>
  );
}

function Reviews({ productId, filter }: { productId: string; filter: ReviewFilter }) {
  const t = useWords();
  const query = useReviews(productId, filter);
  usePullDownRefresh(() => void query.refetch().finally(() => Taro.stopPullDownRefresh()));
  return (
    <Loaded query={query} skeleton={<SkeletonCards count={3} />}>
      {({ pages }) => {
        const reviews = pages.flatMap(({ items }) => items);
        const rating = pages[0]?.rating;
        return (
          <>
            {rating ? <Rating rating={rating} /> : null}
            {reviews.length > 0 ? (
              <>
                <Card>
                  {reviews.map((review) => (
                    <ReviewEntry key={review.id} review={review} />
                  ))}
                </Card>
                <ListEnd query={query} />
              </>
            ) : (
              <EmptyState
                title={t(filter === 'all' ? 'review.none' : 'review.noneHere')}
                action={{ label: t('review.backToProduct'), onClick: go.back }}
              />
            )}
          </>
        );
      }}
    </Loaded>
  );
}

export default function ReviewsPage() {
  const t = useWords();
  const { id = '' } = useRouter().params;
  const [filter, setFilter] = useState<ReviewFilter>('all');
  return (
    <PageShell title={t('review.listTitle')}>
      <Filters filter={filter} onChange={setFilter} />
      <Reviews productId={id} filter={filter} />
    </PageShell>
  );
}
