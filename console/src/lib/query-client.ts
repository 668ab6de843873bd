import { MutationCache, onlineManager, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from '@lanzi/shared/api/client';

export const queryKeys = {
  me: ['me'] as const,
  settings: ['settings'] as const,
  stores: ['stores'] as const,
  paymentMethods: ['payment-methods'] as const,
  carriers: ['carriers'] as const,
  carrierAccounts: ['carrier-accounts'] as const,
};

/**
 * A session that has ended shows the sign-in in place, so that the address is kept. What is known of the person
 * stays until then: this tells a session that ended by itself from one that was ended by hand.
 */
function onError(error: unknown, key?: readonly unknown[]): void {
  if (error instanceof ApiError && error.status === 401 && key?.[0] !== queryKeys.me[0])
    void queryClient.invalidateQueries({ queryKey: queryKeys.me });
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, query) => onError(error, query.queryKey) }),
  mutationCache: new MutationCache({
    onError: (error, _input, _context, mutation) => onError(error, mutation.options.mutationKey),
  }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only a missing answer is asked for again, while there is a network.
      retry: (failures, error) =>
        onlineManager.isOnline() && failures < 2 && !(error instanceof ApiError && error.status < 500),
      // Without one it is said, not waited for, and what is missing comes when there is one again.
      networkMode: 'always',
      refetchOnReconnect: true,
    },
    // Nothing is done later that one saw fail, or waited for in vain.
    mutations: { networkMode: 'always' },
  },
});
