import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDidShow } from '@tarojs/taro';
import type { ShopAfterSale } from '@lanzi/shared/after-sale/after-sale.contract';
import { api } from '@/lib/api';
import { isRefusal } from '@/lib/error-words';
import { useSignedIn } from '@/lib/session-token';
import { useRenewOrder } from '../order-queries';

const keyOf = (id: string) => ['my', 'after-sale', id];

/** One's after-sale, renewed when its page is shown again; `pollEvery` milliseconds asks again quietly. */
export function useAfterSale(id: string, pollEvery: (afterSale: ShopAfterSale) => number | false) {
  const query = useQuery({
    queryKey: keyOf(id),
    enabled: useSignedIn() && id !== '',
    staleTime: 0,
    queryFn: () => api.getMyAfterSale({ params: { id } }),
    refetchInterval: ({ state }) => (state.data ? pollEvery(state.data) : false),
  });
  useDidShow(() => {
    if (query.data) void query.refetch();
  });
  return query;
}

/** Keeps what the server answered; its order has moved too. */
export function useKeepAfterSale(): (afterSale: ShopAfterSale) => void {
  const client = useQueryClient();
  const renewOrder = useRenewOrder();
  return (afterSale) => {
    client.setQueryData(keyOf(afterSale.id), afterSale);
    void renewOrder(afterSale.orderNo);
  };
}

/** It has moved meanwhile: takes it from the refusal where it came along, else asks for it anew. */
export function useRenewAfterSale(): (id: string, refusal: unknown) => Promise<void> {
  const client = useQueryClient();
  const keep = useKeepAfterSale();
  return async (id, refusal) => {
    const { afterSale } = isRefusal(refusal, 'version_conflict')
      ? (refusal.problem as { afterSale?: ShopAfterSale })
      : {};
    if (afterSale) keep(afterSale);
    else await client.invalidateQueries({ queryKey: keyOf(id) });
  };
}
