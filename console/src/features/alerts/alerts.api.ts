import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api';

const alertKeys = {
  all: ['alerts'] as const,
  waiting: ['alerts', 'waiting'] as const,
  history: ['alerts', 'history'] as const,
};

/**
 * What nobody has handled yet; the newest hundred are plenty to look at. Asked for every minute, in sight or not:
 * an alert lost on its way is noticed, and the session of a console that nobody touches stays alive.
 */
export const useWaitingAlerts = () =>
  useQuery({
    queryKey: alertKeys.waiting,
    queryFn: () => api.listAlerts({ query: { handled: 'false', limit: 100 } }),
    refetchInterval: 60_000,
    refetchIntervalInBackground: true,
  });

export const useAlertHistory = (enabled: boolean) =>
  useInfiniteQuery({
    queryKey: alertKeys.history,
    queryFn: ({ pageParam }) => api.listAlerts({ query: { limit: 30, cursor: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    enabled,
  });

export function useRefreshAlerts() {
  const queryClient = useQueryClient();
  return () => void queryClient.invalidateQueries({ queryKey: alertKeys.all });
}

/** Marks alerts as handled, one after the other; doing it twice changes nothing. */
export function useHandleAlerts() {
  const refresh = useRefreshAlerts();
  return useMutation({
    mutationFn: async (ids: string[]) => {
      for (const id of ids) await api.handleAlert({ params: { id } });
    },
    onSettled: refresh,
  });
}
