import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PostedReviewAction, Review, ReviewInput } from '@lanzi/shared/review/review.contract';
import { api } from '../../../lib/api';
import { byCursor } from '../../../lib/by-cursor';
import { useSubmission } from '../../../lib/use-submission';
import { orderKeys, useRefreshOrder } from '../orders.api';
import type { ReviewFilter } from './review-filter';

export const useReviewCounts = () =>
  useQuery({
    queryKey: [...orderKeys.reviews, 'counts'],
    queryFn: () => api.countReviews(),
    placeholderData: keepPreviousData,
  });

/** Newest first. */
export const useReviews = (filter: ReviewFilter) =>
  useInfiniteQuery({
    queryKey: [...orderKeys.reviews, 'list', filter],
    queryFn: ({ pageParam }) => api.listReviews({ query: { ...filter, limit: 30, cursor: pageParam } }),
    ...byCursor,
  });

/** Posts one action on a review. */
export function useReviewAction<A extends PostedReviewAction>(
  action: A,
  review: Review,
  onDone?: () => void,
) {
  const { t } = useTranslation('reviews');
  const { message } = App.useApp();
  const refreshOrder = useRefreshOrder();
  const act = useSubmission({
    send: (body: ReviewInput<A>, extra) =>
      api.actOnReview({ params: { id: review.id, action }, body }, extra),
    onDone: (after) => {
      refreshOrder(after.orderNo);
      void message.success(t(`done.${action}`));
      onDone?.();
    },
    onRefused: () => refreshOrder(review.orderNo),
  });
  const mutate = (typed: Omit<ReviewInput<A>, 'version'>) =>
    act.mutate({ ...typed, version: review.version } as ReviewInput<A>);
  return { ...act, mutate };
}
