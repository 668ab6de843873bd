import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RedemptionPreview } from '@lanzi/shared/redemption/redemption.contract';
import { api } from '@/lib/api';

const PAGE = 20;
const redemptionsKey = ['my', 'redemptions'];

/** What a scanned or typed code stands for; asked once for each scan. */
export const useRedemptionPreview = (code: string, scan: number) =>
  useQuery({
    queryKey: ['my', 'redemption-preview', code, scan],
    enabled: code !== '',
    gcTime: 0,
    staleTime: Infinity,
    queryFn: (): Promise<RedemptionPreview> => api.previewRedemption({ query: { code } }),
  });

/** Redeems; `attempt` stays the same when it is tried again, so that a lost answer never redeems twice. */
export function useRedeem() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: { code: string; cashCollected: boolean; attempt: string }) =>
      api.redeem(
        { body: { code: wanted.code, cashCollected: wanted.cashCollected } },
        { idempotencyKey: wanted.attempt },
      ),
    onSuccess: () => void client.invalidateQueries({ queryKey: redemptionsKey }),
  });
}

/** One's own redemptions of a day (today in the shop's time zone unless given), with the day's totals. */
export const useRedemptions = (date?: string) =>
  useInfiniteQuery({
    queryKey: [...redemptionsKey, date ?? 'today'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => api.listRedemptions({ query: { date, limit: PAGE, cursor: pageParam } }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
