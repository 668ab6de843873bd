import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '@/lib/api';

const PAGE = 20;
/** What a product's own page shows of them. */
const FIRST = 2;
const key = ['reviews'];

/** All of them, those with pictures, or those with so many stars. */
export type ReviewFilter = 'all' | 'pictured' | 1 | 2 | 3 | 4 | 5;
export const reviewFilters: readonly ReviewFilter[] = ['all', 'pictured', 5, 4, 3, 2, 1];

const asked = (filter: ReviewFilter) =>
  filter === 'all' ? {} : filter === 'pictured' ? { pictured: 'true' } : { stars: filter };

/** The newest few, with the product's rating. */
export const useFirstReviews = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: [...key, id, 'first'],
    enabled,
    queryFn: () => api.listProductReviews({ params: { id }, query: { limit: FIRST } }),
  });

/** Newest first, page by page. */
export const useReviews = (id: string, filter: ReviewFilter) =>
  useInfiniteQuery({
    queryKey: [...key, id, filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      api.listProductReviews({
        params: { id },
        query: { ...asked(filter), limit: PAGE, cursor: pageParam },
      }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** One was written: what is shown of its product is old. */
export function useForgetReviews(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: key });
}
