import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';

export const useCategories = () =>
  useQuery({ queryKey: ['categories'], queryFn: () => api.listShopCategories(), staleTime: 5 * 60_000 });

/** Products on the shelf by category or search, page by page. An empty search asks for nothing. */
export const useProducts = (
  filter: { category?: string | undefined; q?: string | undefined },
  enabled = true,
) =>
  useInfiniteQuery({
    queryKey: ['products', filter],
    enabled,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => api.listShopProducts({ query: { ...filter, limit: 20, cursor: pageParam } }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const useProduct = (id: string, enabled = true) =>
  useQuery({ queryKey: ['product', id], enabled, queryFn: () => api.getShopProduct({ params: { id } }) });
