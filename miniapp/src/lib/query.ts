import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@lanzi/shared/api/client';

/** A refusal stays a refusal; only silence and server trouble are worth another try. */
const worthRetrying = (failures: number, error: unknown) =>
  failures < 2 && !(error instanceof ApiError && error.status < 500);

export const queryClient = new QueryClient({
  defaultOptions: {
    // 'always': the mini-program has no navigator.onLine to ask.
    queries: { networkMode: 'always', staleTime: 30_000, retry: worthRetrying, refetchOnWindowFocus: false },
    mutations: { networkMode: 'always' },
  },
});
