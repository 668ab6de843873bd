import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PostedRefundAction, Refund, RefundActionBody } from '@lanzi/shared/payment/payment.contract';
import type { RefundState } from '@lanzi/shared/payment/refund-lifecycle';
import { api } from '../../../lib/api';
import { byCursor } from '../../../lib/by-cursor';
import { useNews } from '../../../lib/desk-socket';
import { useSubmission } from '../../../lib/use-submission';
import { orderKeys, useRefreshOrder } from '../orders.api';

const keys = {
  counts: [...orderKeys.refunds, 'counts'] as const,
  list: (state: RefundState | undefined) => [...orderKeys.refunds, 'list', state] as const,
};

export const useRefundCounts = () =>
  useQuery({
    queryKey: keys.counts,
    queryFn: () => api.countRefunds(),
    placeholderData: keepPreviousData,
  });

/** A refund that fails by itself comes with an alert. */
export function useLiveRefunds(): void {
  const queryClient = useQueryClient();
  useNews('alert', ({ kind }) => {
    if (kind === 'refund_failed') void queryClient.invalidateQueries({ queryKey: orderKeys.refunds });
  });
}

/** Refunds of one state or all, newest first. */
export const useRefunds = (state: RefundState | undefined) =>
  useInfiniteQuery({
    queryKey: keys.list(state),
    queryFn: ({ pageParam }) => api.listRefunds({ query: { state, limit: 30, cursor: pageParam } }),
    ...byCursor,
    placeholderData: keepPreviousData,
  });

/** Posts one action on a refund. */
export function useRefundAction<A extends PostedRefundAction>(action: A, refund: Refund, onDone: () => void) {
  const { t } = useTranslation('money');
  const { message } = App.useApp();
  const refreshOrder = useRefreshOrder();
  const act = useSubmission({
    send: (body: RefundActionBody<A>, extra) =>
      api.actOnRefund({ params: { id: refund.id, action }, body }, extra),
    onDone: () => {
      refreshOrder(refund.orderNo);
      void message.success(t(`refundDone.${action}`));
      onDone();
    },
    onRefused: () => refreshOrder(refund.orderNo),
  });
  const mutate = (typed: Omit<RefundActionBody<A>, 'version'>) =>
    act.mutate({ ...typed, version: refund.version } as RefundActionBody<A>);
  return { ...act, mutate };
}
