import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { byCursor } from '../../lib/by-cursor';
import { useSubmission } from '../../lib/use-submission';

const balanceKey = (id: string) => ['customers', 'balance', id] as const;

/** Customers by part of a nickname or phone, newest first. */
export const useCustomers = (q: string) =>
  useInfiniteQuery({
    queryKey: ['customers', 'list', q],
    queryFn: ({ pageParam }) =>
      api.listCustomers({ query: { q: q || undefined, limit: 30, cursor: pageParam } }),
    ...byCursor,
    placeholderData: keepPreviousData,
  });

/** A customer's balance with its entries, newest first. */
export const useBalance = (id: string) =>
  useInfiniteQuery({
    queryKey: balanceKey(id),
    queryFn: ({ pageParam }) =>
      api.getCustomerBalance({ params: { id }, query: { limit: 30, cursor: pageParam } }),
    ...byCursor,
  });

/** Tops up a balance, or takes from it. */
export function useAdjustBalance(id: string, onDone: () => void) {
  const { t } = useTranslation('customers');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const refresh = () => void queryClient.invalidateQueries({ queryKey: balanceKey(id) });
  return useSubmission({
    send: (body: { amount: number; reason: string }, extra) =>
      api.adjustCustomerBalance({ params: { id }, body }, extra),
    onDone: () => {
      refresh();
      void message.success(t('adjusted'));
      onDone();
    },
    // It may have been spent meanwhile.
    onRefused: refresh,
  });
}
