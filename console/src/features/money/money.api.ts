import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReconciliationFigure, StrayMoney } from '@lanzi/shared/payment/payment.contract';
import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import { api } from '../../lib/api';
import { byCursor } from '../../lib/by-cursor';
import { useNews } from '../../lib/desk-socket';
import { useSubmission } from '../../lib/use-submission';

const strayKey = ['stray-money'] as const;
const reconciliationKey = ['reconciliation'] as const;

/** Stray money that nobody has handled, or that somebody has; newest first. */
export const useStrayMoney = (handled: boolean) =>
  useInfiniteQuery({
    queryKey: [...strayKey, handled],
    queryFn: ({ pageParam }) =>
      api.listStrayMoney({ query: { handled: String(handled), limit: 100, cursor: pageParam } }),
    ...byCursor,
  });

/** Stray money comes with an alert. */
export function useLiveStrayMoney(): void {
  const queryClient = useQueryClient();
  useNews('alert', ({ kind }) => {
    if (kind === 'stray_money') void queryClient.invalidateQueries({ queryKey: strayKey });
  });
}

/** Says what was done about stray money. */
export function useHandleStrayMoney({ id }: StrayMoney, onDone: () => void) {
  const { t } = useTranslation('money');
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  return useSubmission({
    send: (note: string) => api.handleStrayMoney({ params: { id }, body: { note } }),
    onDone: () => {
      void queryClient.invalidateQueries({ queryKey: strayKey });
      void message.success(t('strayHandled'));
      onDone();
    },
  });
}

export interface DayRange {
  from: string;
  to: string;
}
export const useReconciliation = (range: DayRange) =>
  useQuery({
    queryKey: [...reconciliationKey, range],
    queryFn: () => api.getReconciliation({ query: range }),
    placeholderData: keepPreviousData,
  });

/** One figure of the report. */
export interface Figure {
  day: string;
  kind: PaymentKind;
  figure: ReconciliationFigure;
}
export const useReconciliationDetails = (figure: Figure) =>
  useInfiniteQuery({
    queryKey: [...reconciliationKey, 'details', figure],
    queryFn: ({ pageParam }) =>
      api.listReconciliationDetails({ query: { ...figure, limit: 50, cursor: pageParam } }),
    ...byCursor,
  });
