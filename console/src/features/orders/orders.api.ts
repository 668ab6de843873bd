import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { api } from '../../lib/api';
import { useConnected, useNews } from '../../lib/desk-socket';
import { queryKeys } from '../../lib/query-client';
import type { OrderFilter } from './desk/order-filter';

export const orderKeys = {
  all: ['orders'] as const,
  counts: ['orders', 'counts'] as const,
  lists: ['orders', 'list'] as const,
  list: (filter: OrderFilter) => ['orders', 'list', filter] as const,
  ones: ['orders', 'one'] as const,
  one: (orderNo: string) => ['orders', 'one', orderNo] as const,
  refunds: ['refunds'] as const,
  cancellations: ['cancellations'] as const,
  reviews: ['reviews'] as const,
  afterSales: ['after-sales'] as const,
};

export const useOrderCounts = () =>
  useQuery({
    queryKey: orderKeys.counts,
    queryFn: () => api.countOrders(),
    placeholderData: keepPreviousData,
  });

/** Newest first; further pages by cursor, and larger: news asks for all that is loaded again, page after page. */
export const useOrders = (filter: OrderFilter) =>
  useInfiniteQuery({
    queryKey: orderKeys.list(filter),
    queryFn: ({ pageParam }) =>
      api.listOrders({ query: { ...filter, limit: pageParam ? 50 : 30, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

export const useOrder = (orderNo: string | undefined) =>
  useQuery({
    queryKey: orderKeys.one(orderNo ?? ''),
    queryFn: () => api.getOrder({ params: { orderNo: orderNo ?? '' } }),
    enabled: orderNo !== undefined,
  });

export const useStores = () =>
  useQuery({ queryKey: queryKeys.stores, queryFn: () => api.listStores(), staleTime: 60_000 });
export const usePaymentMethods = () =>
  useQuery({
    queryKey: queryKeys.paymentMethods,
    queryFn: () => api.listPaymentMethods(),
    staleTime: 60_000,
  });
/** Products by name or barcode, to choose one from. */
export const useProductChoices = (q: string) =>
  useQuery({
    queryKey: ['product-choices', q],
    queryFn: async () => (await api.listProducts({ query: { q: q || undefined, limit: 20 } })).items,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
/** The name of a product that an address names. */
export const useProduct = (id: string | undefined) =>
  useQuery({
    queryKey: ['product-choices', 'one', id],
    queryFn: () => api.getProduct({ params: { id: id ?? '' } }),
    enabled: id !== undefined,
    staleTime: 60_000,
  });
/** Those that e-waybills may be asked for with. */
export const useCarrierAccounts = () =>
  useQuery({
    queryKey: queryKeys.carrierAccounts,
    queryFn: () => api.listCarrierAccounts(),
    select: ({ items }) => items.filter(({ enabled }) => enabled),
    staleTime: 60_000,
  });
export const useCarriers = () =>
  useQuery({ queryKey: queryKeys.carriers, queryFn: () => api.listCarriers(), staleTime: 60_000 });

/** Has everything asked for again in which orders stand. */
export function useRefreshLists() {
  const queryClient = useQueryClient();
  return () => {
    const { lists, counts, refunds, cancellations, afterSales, reviews } = orderKeys;
    for (const queryKey of [lists, counts, refunds, cancellations, afterSales, reviews])
      void queryClient.invalidateQueries({ queryKey });
  };
}

/** Puts an order that just came from the server in its place. */
export function useTakeOrder() {
  const queryClient = useQueryClient();
  const refreshLists = useRefreshLists();
  return (order: ConsoleOrder) => {
    queryClient.setQueryData(orderKeys.one(order.orderNo), order);
    refreshLists();
  };
}

/** Something of an order changed, and the answer was not the order itself. */
export function useRefreshOrder() {
  const queryClient = useQueryClient();
  const refreshLists = useRefreshLists();
  return (orderNo: string) => {
    void queryClient.invalidateQueries({ queryKey: orderKeys.one(orderNo) });
    refreshLists();
  };
}

/** Someone changed an order, here or elsewhere: a burst of such news asks the server once. */
export function useLiveOrders(): void {
  const queryClient = useQueryClient();
  const refreshLists = useRefreshLists();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useConnected(() => {
    void queryClient.invalidateQueries({ queryKey: orderKeys.all });
    refreshLists();
  });
  useNews('orders:changed', ({ orderNo }) => {
    void queryClient.invalidateQueries({ queryKey: orderKeys.one(orderNo) });
    clearTimeout(waiting.current);
    waiting.current = setTimeout(refreshLists, 250);
  });
}
