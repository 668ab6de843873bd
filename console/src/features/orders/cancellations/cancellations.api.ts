import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type {
  Cancellation,
  CancellationInput,
  PostedCancellationAction,
} from '@lanzi/shared/cancellation/cancellation.contract';
import type { CancellationList } from '@lanzi/shared/cancellation/cancellation-lifecycle';
import { api } from '../../../lib/api';
import { byCursor } from '../../../lib/by-cursor';
import { useSubmission } from '../../../lib/use-submission';
import { orderKeys, useRefreshOrder } from '../orders.api';

const keys = {
  counts: [...orderKeys.cancellations, 'counts'] as const,
  list: (list: CancellationList) => [...orderKeys.cancellations, 'list', list] as const,
  one: (id: string) => [...orderKeys.cancellations, 'one', id] as const,
};

export const useCancellationCounts = () =>
  useQuery({
    queryKey: keys.counts,
    queryFn: () => api.countCancellations(),
    placeholderData: keepPreviousData,
  });

/** Cancellations of one of the six lists, newest first. */
export const useCancellations = (list: CancellationList) =>
  useInfiniteQuery({
    queryKey: keys.list(list),
    queryFn: ({ pageParam }) => api.listCancellations({ query: { list, limit: 30, cursor: pageParam } }),
    ...byCursor,
  });

export const useCancellation = (id: string) =>
  useQuery({ queryKey: keys.one(id), queryFn: () => api.getCancellation({ params: { id } }) });

/** Posts one action on a cancellation. */
export function useCancellationAction<A extends PostedCancellationAction>(
  action: A,
  cancellation: Cancellation,
  onDone: () => void,
) {
  const { t } = useTranslation('cancellations');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const refreshOrder = useRefreshOrder();
  const act = useSubmission({
    send: (body: CancellationInput<A>, extra) =>
      api.actOnCancellation({ params: { id: cancellation.id, action }, body }, extra),
    onDone: (after) => {
      queryClient.setQueryData(keys.one(after.id), after);
      refreshOrder(after.orderNo);
      void message.success(t(`done.${action}`));
      onDone();
    },
    onRefused: () => refreshOrder(cancellation.orderNo),
  });
  const mutate = (typed: Omit<CancellationInput<A>, 'version'>) =>
    act.mutate({ ...typed, version: cancellation.version } as CancellationInput<A>);
  return { ...act, mutate };
}
