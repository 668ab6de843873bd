import { useMemo, useRef, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { PayPage } from '@lanzi/shared/order/on-behalf.contract';
import type { PaymentRequest } from '@lanzi/shared/payment/payment.contract';
import { isRefusal } from '@/lib/error-words';
import { rememberLink } from '@/lib/left-link';
import { payClient } from '@/lib/pay-device';
import { say, sayError } from '@/lib/toast';
import { usePageVisible } from '@/lib/use-page-visible';
import { useWords } from '@/lib/words';
import { beginPaying } from '../cashier/begin-paying';
import { usePatientCheck } from '../cashier/use-payment-check';
import { apiOfLink } from './pay-link.api';

type Method = NonNullable<PayPage['order']>['methods'][number];
type Stage = 'choosing' | 'shown' | 'confirming' | 'unknown';
/** How often it is watched, in milliseconds: it may be paid on another phone. */
const WATCH = 4_000;

/** What a payment link opens, and paying it. `returned`: from the provider's page. */
export function usePayLink(token: string, returned: boolean) {
  const t = useWords();
  const client = useMemo(() => apiOfLink(token), [token]);
  const queries = useQueryClient();
  const visible = usePageVisible();
  const queryKey = ['pay-link', token];
  const query = useQuery({
    queryKey,
    queryFn: () => client.getPayPage(),
    refetchInterval: ({ state }) => (visible && state.data?.state === 'open' ? WATCH : false),
  });
  const [stage, setStage] = useState<Stage>(returned ? 'confirming' : 'choosing');
  const [request, setRequest] = useState<PaymentRequest>();
  const [busy, setBusy] = useState(false);
  // Two quick taps come before the button shows itself busy.
  const acting = useRef(false);
  const keep = (page: PayPage) => queries.setQueryData(queryKey, page);
  const check = async () => {
    const page = await client.checkPaymentByLink().catch(() => undefined);
    if (page) keep(page);
    return page !== undefined && page.state !== 'open';
  };
  usePatientCheck(stage === 'confirming', check, () => setStage('unknown'));

  const once = async (act: () => Promise<void>) => {
    if (acting.current) return;
    acting.current = true;
    setBusy(true);
    try {
      await act();
    } catch (error) {
      if (isRefusal(error, 'version_conflict', 'pay_link_over', 'action_not_allowed')) {
        await query.refetch();
        say(t('order.stale'));
      } else sayError(error);
    } finally {
      acting.current = false;
      setBusy(false);
    }
  };
  const withMethod = async (order: NonNullable<PayPage['order']>, { id }: Pick<Method, 'id'>) => {
    if (id === order.payment.methodId) return;
    keep(await client.changeMethodByLink({ body: { version: order.version, paymentMethodId: id } }));
  };
  return {
    ...{ query, stage, request, busy },
    switchTo: (order: NonNullable<PayPage['order']>, method: Method) => once(() => withMethod(order, method)),
    pay: (order: NonNullable<PayPage['order']>, method: Method) =>
      once(async () => {
        await withMethod(order, method);
        const opened = await client.openPaymentByLink({ body: { client: payClient(method.kind) } });
        rememberLink({ orderNo: order.orderNo, token });
        setRequest(opened);
        const begun = await beginPaying(opened.pay);
        if (begun === 'shown') setStage('shown');
        if (begun === 'tried') setStage('confirming');
        if (begun === 'failed') say(t('cashier.unknown'));
      }),
    prove: (order: NonNullable<PayPage['order']>, pictureId: string) =>
      once(async () => void keep(await client.proveByLink({ body: { version: order.version, pictureId } }))),
    havePaid: () => setStage('confirming'),
    chooseAgain: () => setStage('choosing'),
  };
}
