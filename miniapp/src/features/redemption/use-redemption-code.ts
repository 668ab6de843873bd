import { useQuery } from '@tanstack/react-query';
import { api } from '@/lib/api';
import { isRefusal } from '@/lib/error-words';
import { serverNow } from '@/lib/server-clock';

const AFTER_TROUBLE = 5_000;

/**
 * The rotating pickup code of an order while its page is in front: asks anew when the server says so and whenever
 * the page is shown again. The last code stays until the next one is there.
 */
export const useRedemptionCode = (orderNo: string, inFront: boolean) =>
  useQuery({
    queryKey: ['my', 'redemption-code', orderNo],
    enabled: inFront,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: true,
    queryFn: () => api.getRedemptionCode({ params: { orderNo } }),
    refetchInterval: ({ state }) => {
      // Refused: the order is no longer one to pick up, which asking again does not change.
      if (isRefusal(state.error, 'action_not_allowed', 'not_found')) return false;
      if (state.error || !state.data) return AFTER_TROUBLE;
      return Math.max(1_000, Date.parse(state.data.refreshAt) - serverNow());
    },
  });
