import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DeliveryChoice, Quote } from '@lanzi/shared/order/order.contract';
import { api } from '@/lib/api';
import { queryClient } from '@/lib/query';
import { useSignedIn } from '@/lib/session-token';
import { useDebounced } from '@/lib/use-debounced';

export interface QuoteBody {
  lines: { skuId: string; quantity: number }[];
  delivery: DeliveryChoice | { mode: 'express' | 'pickup' };
}

const TYPING = 250;
export const quoteKey = ['my', 'quote'];
/** Asks for a quote anew, such as after a refusal, and waits for its answer. */
export const renewQuote = () => queryClient.refetchQueries({ queryKey: quoteKey, type: 'active' });

/**
 * What the order would cost, asked anew on each change. An answer to an older question is never shown as this one's:
 * while `settled` is false the amounts shown are still the old ones, and no order is placed by them.
 */
export function useQuote(body: QuoteBody | undefined) {
  const wanted = body ? JSON.stringify(body) : '';
  const asked = useDebounced(wanted, TYPING);
  const query = useQuery({
    queryKey: [...quoteKey, asked],
    enabled: useSignedIn() && asked !== '',
    queryFn: (): Promise<Quote> => api.quote({ body: JSON.parse(asked) as QuoteBody }),
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 0,
  });
  const settled =
    wanted === asked && !query.isPlaceholderData && !query.isFetching && query.data !== undefined;
  return { ...query, settled };
}
