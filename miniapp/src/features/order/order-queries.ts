import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDidShow } from '@tarojs/taro';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import type { ShopOrderTab } from '@lanzi/shared/order/order-tabs';
import { api } from '@/lib/api';
import { isRefusal } from '@/lib/error-words';
import { useSignedIn } from '@/lib/session-token';

const PAGE = 10;
const ordersKey = ['my', 'orders'];
const orderKey = (orderNo: string) => ['my', 'order', orderNo];

/** One's orders of a tab, page by page. */
export function useOrders(tab: ShopOrderTab) {
  return useInfiniteQuery({
    queryKey: [...ordersKey, tab],
    enabled: useSignedIn(),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => api.listMyOrders({ query: { status: tab, limit: PAGE, cursor: pageParam } }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** How many orders stand under each tab. */
export const useOrderCounts = () =>
  useQuery({
    queryKey: [...ordersKey, 'counts'],
    enabled: useSignedIn(),
    queryFn: () => api.countMyOrders(),
  });

/** One order, renewed when its page is shown again; `pollEvery` milliseconds asks again quietly. */
export function useOrder(orderNo: string, pollEvery?: (order: ShopOrder) => number | false) {
  const order = useQuery({
    queryKey: orderKey(orderNo),
    enabled: useSignedIn() && orderNo !== '',
    staleTime: 0,
    queryFn: () => api.getMyOrder({ params: { orderNo } }),
    refetchInterval: (query) => (query.state.data ? (pollEvery?.(query.state.data) ?? false) : false),
  });
  useDidShow(() => {
    if (order.data) void order.refetch();
  });
  return order;
}

/** Keeps what the server answered after an action, and lets the lists be asked for anew. */
export function useKeepOrder(): (order: ShopOrder) => void {
  const client = useQueryClient();
  return (order) => {
    client.setQueryData(orderKey(order.orderNo), order);
    void client.invalidateQueries({ queryKey: ordersKey });
  };
}

/** The fresh order that a version conflict brings along. */
const freshOrder = (refusal: unknown): ShopOrder | undefined =>
  isRefusal(refusal, 'version_conflict') ? (refusal.problem as { order?: ShopOrder }).order : undefined;

/** The order has moved meanwhile: takes it from the refusal where it came along, else asks for it anew. */
export function useRenewOrder(): (orderNo: string, refusal?: unknown) => Promise<void> {
  const client = useQueryClient();
  const keep = useKeepOrder();
  return async (orderNo, refusal) => {
    const fresh = freshOrder(refusal);
    if (fresh) return keep(fresh);
    void client.invalidateQueries({ queryKey: ordersKey });
    await client.invalidateQueries({ queryKey: orderKey(orderNo) });
  };
}

/** Lists shown again after a visit elsewhere may have moved: a page calls this to renew what it shows. */
export function useRenewOrdersOnShow() {
  const client = useQueryClient();
  useDidShow(() => void client.invalidateQueries({ queryKey: ordersKey }));
}
