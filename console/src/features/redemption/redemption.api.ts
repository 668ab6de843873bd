import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api } from '../../lib/api';
import { byCursor } from '../../lib/by-cursor';
import { useNews } from '../../lib/desk-socket';
import { orderKeys } from '../orders/orders.api';

/** Pickups that wait for their buyers, found by whatever the buyer can say; newest first. */
export const useWaitingPickups = (q: string) =>
  useInfiniteQuery({
    queryKey: [...orderKeys.lists, 'pickups', q],
    queryFn: ({ pageParam }) =>
      api.listOrders({ query: { status: 'to_pick_up', q: q || undefined, limit: 20, cursor: pageParam } }),
    ...byCursor,
    placeholderData: keepPreviousData,
  });

/** What a list of redemptions is narrowed to; without a day it is today in the shop's zone. */
export interface RedemptionFilter {
  date?: string;
  storeId?: string;
  verifierId?: string;
}
const redemptionsKey = ['redemptions'] as const;

export const useRedemptions = (filter: RedemptionFilter) =>
  useInfiniteQuery({
    queryKey: [...redemptionsKey, filter],
    queryFn: ({ pageParam }) =>
      api.listShopRedemptions({ query: { ...filter, limit: 50, cursor: pageParam } }),
    ...byCursor,
    placeholderData: keepPreviousData,
  });

const BURST_MS = 500;

/** Verifiers redeem in their mini-program all the while: a burst of such news asks the server once. */
export function useLiveRedemptions(): void {
  const queryClient = useQueryClient();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useNews('orders:changed', ({ status }) => {
    if (status !== 'completed') return;
    clearTimeout(waiting.current);
    waiting.current = setTimeout(
      () => void queryClient.invalidateQueries({ queryKey: redemptionsKey }),
      BURST_MS,
    );
  });
}
