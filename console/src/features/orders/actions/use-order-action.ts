import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApiError } from '@lanzi/shared/api/client';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { ActionInput, ConsoleOrder, staffActions } from '@lanzi/shared/order/order.contract';
import { api } from '../../../lib/api';
import { useLang } from '../../../lib/i18n';
import { useSubmission } from '../../../lib/use-submission';
import { orderKeys, useTakeOrder } from '../orders.api';

type StaffAction = (typeof staffActions)[number];
type Typed<A extends StaffAction> = Omit<ActionInput<A>, 'version'>;
/** A refusal because of the order's state brings the fresh order along. */
const freshOrder = ({ problem }: ApiError): ConsoleOrder | undefined =>
  (problem as { order?: ConsoleOrder }).order;

/** Posts one action on an order. */
export function useOrderAction<A extends StaffAction>(action: A, order: ConsoleOrder, onDone?: () => void) {
  const { t } = useTranslation('orders');
  const lang = useLang();
  const { message } = App.useApp();
  const takeOrder = useTakeOrder();
  const queryClient = useQueryClient();
  const act = useSubmission({
    send: (body: ActionInput<A>, extra) =>
      api.actOnOrder({ params: { orderNo: order.orderNo, action }, body }, extra),
    onDone: (after) => {
      takeOrder(after);
      // The history's words tell what somebody did; some read oddly to whoever just did it.
      const own: Partial<Record<StaffAction, string>> = t('done', { returnObjects: true });
      const done = own[action] ?? domainWords(lang).done[action];
      void message.success(done.charAt(0).toUpperCase() + done.slice(1));
      onDone?.();
    },
    onRefused: (error) => {
      const fresh = freshOrder(error);
      if (fresh) takeOrder(fresh);
      else if (error.status === 409)
        void queryClient.invalidateQueries({ queryKey: orderKeys.one(order.orderNo) });
    },
  });
  const mutate = (typed: Typed<A>) => act.mutate({ ...typed, version: order.version } as ActionInput<A>);
  return { ...act, mutate };
}
