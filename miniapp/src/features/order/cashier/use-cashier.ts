import { useEffect, useRef, useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { inLang } from '@lanzi/shared/lang';
import { isOnline } from '@lanzi/shared/order/order.terms';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import type { PaymentRequest } from '@lanzi/shared/payment/payment.contract';
import { api } from '@/lib/api';
import { isRefusal } from '@/lib/error-words';
import { go } from '@/lib/go';
import { useMoney } from '@/lib/money';
import { payClient } from '@/lib/pay-device';
import type { PayMethod } from '@/lib/pay-methods';
import { ask, say, sayError } from '@/lib/toast';
import { wayToPay } from '@/lib/way-to-pay';
import { useLang, useWords } from '@/lib/words';
import { useKeepOrder, useRenewOrder } from '../order-queries';
import { beginPaying } from './begin-paying';
import { usePatientCheck, usePaymentCheck } from './use-payment-check';

export type Stage =
  | { at: 'choosing' }
  /** A code or a link waits to be followed. */
  | { at: 'shown'; request: PaymentRequest }
  /** It has been tried, and the provider is being asked what came of it. */
  | { at: 'confirming' }
  | { at: 'unknown' };

/**
 * Paying an order that waits for money: choose, pay, and hear from the provider what came of it. `returned`: from the
 * provider's page.
 */
export function useCashier(order: ShopOrder, returned: boolean, renewMethods: () => unknown) {
  const t = useWords();
  const lang = useLang();
  const money = useMoney();
  const keep = useKeepOrder();
  const renew = useRenewOrder();
  const { orderNo } = order;
  const { due } = order.amounts;
  const [stage, setStage] = useState<Stage>({ at: returned ? 'confirming' : 'choosing' });
  const [busy, setBusy] = useState(false);
  // Two quick taps come before the button shows itself busy.
  const acting = useRef(false);
  const check = usePaymentCheck(orderNo);
  usePatientCheck(stage.at === 'confirming', check, () => setStage({ at: 'unknown' }));
  // A shopper who was elsewhere may have paid there.
  useDidShow(() => {
    if (stage.at !== 'confirming' && isOnline(order.payment.kind)) void check();
  });

  const told = useRef(due);
  useEffect(() => {
    if (told.current === due) return;
    told.current = due;
    // A code or a link asks for the old amount.
    setStage((now) => (now.at === 'shown' ? { at: 'choosing' } : now));
    say(t('cashier.amountChanged'));
  }, [due, t]);

  const isAgreed = ({ kind, title }: PayMethod): Promise<boolean> => {
    if (kind === 'balance')
      return ask({
        title: t('cashier.balanceAsk'),
        content: t('cashier.balanceAskContent', { amount: money(due) }),
        yes: t('cashier.balanceYes'),
        no: t('common.cancel'),
      });
    if (wayToPay(kind) !== 'later') return Promise.resolve(true);
    return ask({
      title: t('cashier.laterAsk', { method: inLang(title, lang) }),
      content: t('cashier.laterAskContent'),
      yes: t('common.confirm'),
      no: t('common.cancel'),
    });
  };
  /** The order with that method; the balance pays in the same moment. */
  const withMethod = async ({ id, kind }: PayMethod): Promise<void> => {
    if (id === order.payment.methodId && kind !== 'balance') return;
    keep(
      await api.actOnMyOrder({
        params: { orderNo, action: 'change_payment_method' },
        body: { version: order.version, paymentMethodId: id },
      }),
    );
  };
  const payOnline = async ({ kind }: PayMethod): Promise<void> => {
    const request = await api.openPayment({ params: { orderNo }, body: { client: payClient(kind) } });
    const begun = await beginPaying(request.pay);
    if (begun === 'shown') setStage({ at: 'shown', request });
    else if (begun === 'tried') setStage({ at: 'confirming' });
    else {
      setStage({ at: 'choosing' });
      say(t(begun === 'given_up' ? 'cashier.notPaid' : 'cashier.notOpened'));
    }
  };
  const refused = async (error: unknown): Promise<void> => {
    if (isRefusal(error, 'version_conflict', 'action_not_allowed', 'payment_not_online')) {
      await renew(orderNo, error);
      say(t('order.stale'));
      return;
    }
    if (isRefusal(error, 'payment_method_unavailable', 'balance_too_low')) void renewMethods();
    sayError(error);
  };

  const pay = async (method: PayMethod): Promise<void> => {
    if (acting.current) return;
    acting.current = true;
    setBusy(true);
    try {
      if (!(await isAgreed(method))) return;
      await withMethod(method);
      if (wayToPay(method.kind) === 'transfer') go.placed(orderNo);
      else if (wayToPay(method.kind) === 'cashier' && method.kind !== 'balance') await payOnline(method);
    } catch (error) {
      await refused(error);
    } finally {
      acting.current = false;
      setBusy(false);
    }
  };
  return {
    ...{ stage, busy, pay },
    chooseAgain: () => setStage({ at: 'choosing' }),
    /** Asks at once, whatever the pauses say. */
    havePaid: () => {
      setStage({ at: 'confirming' });
      void check();
    },
  };
}
