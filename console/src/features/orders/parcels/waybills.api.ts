import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type {
  StaffWaybillAction,
  Waybill,
  WaybillBody,
  WaybillWish,
} from '@lanzi/shared/fulfilment/fulfilment.contract';
import type { WaybillState } from '@lanzi/shared/fulfilment/waybill-lifecycle';
import { api } from '../../../lib/api';
import { useSubmission } from '../../../lib/use-submission';
import { useRefreshOrder } from '../orders.api';
import { waybillLooks } from './waybill-looks';

export const waybillKeys = {
  all: ['waybills'] as const,
  of: (orderNo: string) => ['waybills', 'of', orderNo] as const,
  inState: (state: WaybillState | undefined) => ['waybills', 'in', state] as const,
};

/** An order's e-waybills, newest first. `version` is the order's: with every change of it they are asked for again. */
export const useWaybills = (orderNo: string, version: number) =>
  useQuery({
    queryKey: [...waybillKeys.of(orderNo), version],
    queryFn: async () => (await api.listWaybills({ query: { orderNo, limit: 100 } })).items,
    placeholderData: (before, query) => (query?.queryKey[2] === orderNo ? before : undefined),
  });

/** Those of them that somebody or the carrier has still to settle. */
export function useOpenWaybills({ orderNo, version }: { orderNo: string; version: number }) {
  const waybills = useWaybills(orderNo, version);
  return { ...waybills, data: waybills.data?.filter(({ state }) => waybillLooks[state].open) };
}

/** Something became of an e-waybill: it may have shipped or recalled its package. */
export function useRefreshWaybills() {
  const queryClient = useQueryClient();
  const refreshOrder = useRefreshOrder();
  return (orderNo: string) => {
    void queryClient.invalidateQueries({ queryKey: waybillKeys.all });
    refreshOrder(orderNo);
  };
}

type BodyOf<A extends StaffWaybillAction> = Omit<
  A extends 'settle'
    ? Extract<WaybillBody, { waybillNo: string }>
    : A extends 'retry'
      ? { version: number; asked?: WaybillWish }
      : Extract<WaybillBody, { reason: string }>,
  'version'
>;

/** Posts one action on an e-waybill; says what came of it. */
export function useWaybillAction<A extends StaffWaybillAction>(
  action: A,
  waybill: Waybill,
  onDone?: () => void,
) {
  const { t } = useTranslation('parcels');
  const { message } = App.useApp();
  const refresh = useRefreshWaybills();
  const done = t(`done.${action as StaffWaybillAction}`);
  const act = useSubmission({
    send: (body: WaybillBody, extra) => api.actOnWaybill({ params: { id: waybill.id, action }, body }, extra),
    onDone: (after) => {
      refresh(waybill.orderNo);
      const { state, waybillNo, failure, withdrawing } = after;
      // Asked again, the carrier may say no again; asked to withdraw, it may say nothing yet.
      if (state === 'failed' || state === 'unknown') void message.warning(failure ?? t('stillUnknown'));
      else if (withdrawing) void message.info(t('withdrawing'));
      else void message.success([done, waybillNo].filter(Boolean).join(' '));
      onDone?.();
    },
    onRefused: () => refresh(waybill.orderNo),
  });
  const mutate = (typed: BodyOf<A>) => act.mutate({ ...typed, version: waybill.version });
  return { ...act, mutate };
}
