import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useDidShow } from '@tarojs/taro';
import { api } from '@/lib/api';
import { useSignedIn } from '@/lib/session-token';

const PAGE = 20;
const key = ['my', 'balance'];

/** What there is to pay with; renewed whenever its page is shown. */
export function useBalance() {
  const balance = useQuery({
    queryKey: [...key, 'now'],
    enabled: useSignedIn(),
    queryFn: async () => (await api.getMyBalance({ query: { limit: 1 } })).balance,
  });
  useDidShow(() => {
    if (balance.data !== undefined) void balance.refetch();
  });
  return balance;
}

/** The balance with what became of it, page by page. */
export const useBalanceEntries = () =>
  useInfiniteQuery({
    queryKey: [...key, 'entries'],
    enabled: useSignedIn(),
    staleTime: 0,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => api.getMyBalance({ query: { limit: PAGE, cursor: pageParam } }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
