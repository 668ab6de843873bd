import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Category, Product, StockMovement } from '@lanzi/shared/catalog/catalog.contract';
import { api } from '../../lib/api';

type CategoryInput = Parameters<typeof api.createCategory>[0]['body'];
export type ProductInput = Parameters<typeof api.createProduct>[0]['body'];

export interface ProductFilter {
  q?: string;
  category?: string;
  shelf?: 'on' | 'off';
}

const keys = {
  categories: ['categories'] as const,
  products: ['products'] as const,
  movements: (skuId: string) => ['stock-movements', skuId] as const,
};

export const useCategories = () =>
  useQuery({
    queryKey: keys.categories,
    queryFn: async (): Promise<Category[]> => (await api.listCategories()).items,
  });

/** Products by search and filters, fifty a page; further pages are added to the list. */
export const useProducts = (filter: ProductFilter) =>
  useInfiniteQuery({
    queryKey: [...keys.products, filter],
    queryFn: ({ pageParam }) => api.listProducts({ query: { ...filter, cursor: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });

export const fetchProduct = (id: string): Promise<Product> => api.getProduct({ params: { id } });

/** One product with its stock; shows `known` until the answer is there. */
export const useProduct = (known: Product) =>
  useQuery({
    queryKey: [...keys.products, 'one', known.id],
    queryFn: () => fetchProduct(known.id),
    placeholderData: known,
  });

/** Stock movements of one SKU, newest first. */
export const useStockMovements = (skuId: string) =>
  useInfiniteQuery({
    queryKey: keys.movements(skuId),
    queryFn: ({ pageParam }) =>
      api.listStockMovements({ params: { id: skuId }, query: { cursor: pageParam, limit: 20 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    select: (data): StockMovement[] => data.pages.flatMap((page) => page.items),
  });

/** Products count in categories and categories stand in products: a change of one makes both stale. */
function useRefreshCatalog() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keys.products }),
      client.invalidateQueries({ queryKey: keys.categories }),
    ]);
}

/** Adds a product, or changes one when `id` and `version` are given. */
export function useSaveProduct() {
  const refresh = useRefreshCatalog();
  return useMutation({
    mutationFn: ({
      existing,
      input,
      idempotencyKey,
    }: {
      existing?: { id: string; version: number };
      input: ProductInput;
      idempotencyKey: string;
    }) =>
      existing
        ? api.updateProduct({ params: { id: existing.id }, body: { ...input, version: existing.version } })
        : api.createProduct({ body: input }, { idempotencyKey }),
    // Also after a refusal: what is shown may be what was out of date.
    onSettled: refresh,
  });
}

/** Adds a category, or changes the one whose id is given. */
export function useSaveCategory() {
  const refresh = useRefreshCatalog();
  return useMutation({
    mutationFn: ({
      id,
      input,
      idempotencyKey,
    }: {
      id?: string;
      input: CategoryInput;
      idempotencyKey: string;
    }) =>
      id
        ? api.updateCategory({ params: { id }, body: input })
        : api.createCategory({ body: input }, { idempotencyKey }),
    onSuccess: refresh,
  });
}

/** Gives categories the positions 1, 2, 3 … in the order given; only those whose position changes are written. */
export function useReorderCategories() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (ordered: Category[]) => {
      for (const [index, { id, name, picture, position }] of ordered.entries()) {
        if (position === index + 1) continue;
        await api.updateCategory({
          params: { id },
          body: { name, pictureId: picture?.id ?? null, position: index + 1 },
        });
      }
    },
    // The new order shows at once; the server's list follows and corrects it.
    onMutate: (ordered) => client.setQueryData(keys.categories, ordered),
    onSettled: () => client.invalidateQueries({ queryKey: keys.categories }),
  });
}

export function useDeleteCategories() {
  const refresh = useRefreshCatalog();
  return useMutation({
    mutationFn: (ids: string[]) => api.deleteCategories({ query: { id: ids } }),
    onSettled: refresh,
  });
}

export function useAdjustStock(skuId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      delta,
      reason,
      idempotencyKey,
    }: {
      delta: number;
      reason: string;
      idempotencyKey: string;
    }) => api.adjustStock({ params: { id: skuId }, body: { delta, reason } }, { idempotencyKey }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.products }),
        client.invalidateQueries({ queryKey: keys.movements(skuId) }),
      ]),
  });
}
