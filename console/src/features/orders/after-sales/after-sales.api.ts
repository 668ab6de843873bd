import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type {
  AfterSale,
  AfterSaleInput,
  StaffAfterSaleAction,
} from '@lanzi/shared/after-sale/after-sale.contract';
import type { AfterSaleStatus } from '@lanzi/shared/after-sale/after-sale-lifecycle';
import { api } from '../../../lib/api';
import { byCursor } from '../../../lib/by-cursor';
import { useSubmission } from '../../../lib/use-submission';
import { orderKeys, useRefreshOrder } from '../orders.api';

export type AfterSaleTab = AfterSaleStatus | 'all';
const keys = {
  counts: [...orderKeys.afterSales, 'counts'] as const,
  list: (status: AfterSaleTab, q: string) => [...orderKeys.afterSales, 'list', status, q] as const,
  one: (id: string) => [...orderKeys.afterSales, 'one', id] as const,
};

export const useAfterSaleCounts = () =>
  useQuery({
    queryKey: keys.counts,
    queryFn: () => api.countAfterSales(),
    placeholderData: keepPreviousData,
  });

/** After-sales of a status or all, found by the order desk's search; newest first. */
export const useAfterSales = (status: AfterSaleTab, q: string) =>
  useInfiniteQuery({
    queryKey: keys.list(status, q),
    queryFn: ({ pageParam }) =>
      api.listAfterSales({ query: { status, q: q || undefined, limit: 30, cursor: pageParam } }),
    ...byCursor,
  });

export const useAfterSale = (id: string) =>
  useQuery({ queryKey: keys.one(id), queryFn: () => api.getAfterSale({ params: { id } }) });

/** Where goods may come back to, the default first. */
export const useReturnAddresses = () =>
  useQuery({
    queryKey: ['return-addresses'],
    queryFn: () => api.listReturnAddresses(),
    select: ({ items }) => items,
  });

/** Posts one action on an after-sale. */
export function useAfterSaleAction<A extends StaffAfterSaleAction>(
  action: A,
  afterSale: AfterSale,
  onDone: () => void,
) {
  const { t } = useTranslation('afterSales');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const refreshOrder = useRefreshOrder();
  const act = useSubmission({
    send: (body: AfterSaleInput<A>, extra) =>
      api.actOnAfterSale({ params: { id: afterSale.id, action }, body }, extra),
    onDone: (after) => {
      queryClient.setQueryData(keys.one(after.id), after);
      refreshOrder(after.orderNo);
      void message.success(t(`done.${action}`));
      onDone();
    },
    onRefused: () => refreshOrder(afterSale.orderNo),
  });
  const mutate = (typed: Omit<AfterSaleInput<A>, 'version'>) =>
    act.mutate({ ...typed, version: afterSale.version } as AfterSaleInput<A>);
  return { ...act, mutate };
}
