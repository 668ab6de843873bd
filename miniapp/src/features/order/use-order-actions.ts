import { useState } from 'react';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { api } from '@/lib/api';
import { isRefusal } from '@/lib/error-words';
import { go } from '@/lib/go';
import { ask, say, sayDone, sayError } from '@/lib/toast';
import { useLang, useWords } from '@/lib/words';
import {
  buttonKinds,
  buttonsOf,
  comesBack,
  paysByTransfer,
  type Actionable,
  type ButtonAction,
} from './order-buttons';
import { useKeepOrder, useRenewOrder } from './order-queries';

export interface OrderButton {
  action: ButtonAction;
  label: string;
  kind: 'primary' | 'plain';
  busy: boolean;
  onClick: () => void;
}

/** The buttons of an order: they ask first where it is final, then act. */
export function useOrderActions(): (of: Actionable) => OrderButton[] {
  const t = useWords();
  const words = domainWords(useLang());
  const keep = useKeepOrder();
  const renew = useRenewOrder();
  const [busy, setBusy] = useState<string>();

  const act = async (of: Actionable, action: 'cancel' | 'confirm_receipt', done: string) => {
    setBusy(of.orderNo + action);
    try {
      keep(
        await api.actOnMyOrder({ params: { orderNo: of.orderNo, action }, body: { version: of.version } }),
      );
      sayDone(done);
    } catch (error) {
      if (isRefusal(error, 'version_conflict', 'action_not_allowed')) {
        await renew(of.orderNo, error);
        say(t('order.stale'));
      } else sayError(error);
    } finally {
      setBusy(undefined);
    }
  };
  const doers: Record<ButtonAction, (of: Actionable) => unknown> = {
    pay: (of) => go.cashier(of.orderNo),
    request_cancellation: (of) => go.cancellation(of.orderNo),
    request_after_sale: (of) => go.applyAfterSale(of.orderNo),
    submit_proof: (of) => go.proof(of.orderNo),
    review: (of) => go.review(of.orderNo),
    cancel: async (of) => {
      const mayHavePaid = paysByTransfer(of);
      const content = t('order.cancel.content') + (mayHavePaid ? t('order.cancel.contentPaid') : '');
      const question = {
        title: t('order.cancel.title'),
        content,
        // WeChat refuses words wider than four Chinese characters.
        yes: t(process.env.TARO_ENV === 'weapp' ? 'order.cancel.yesShort' : 'order.cancel.yes'),
        no: t('order.cancel.no'),
      };
      if (await ask(question)) await act(of, 'cancel', t('order.cancel.done'));
    },
    confirm_receipt: async (of) => {
      const question = {
        title: t('order.receive.title'),
        content: t(comesBack(of) ? 'order.receive.contentReturning' : 'order.receive.content'),
        yes: t('order.receive.yes'),
        no: t('order.receive.no'),
      };
      if (await ask(question)) await act(of, 'confirm_receipt', t('order.receive.done'));
    },
  };
  const ownWords: Partial<Record<ButtonAction, string>> = {
    pay: t('order.goToPay'),
    review: t('review.write'),
  };
  // A proof that is being looked at may be replaced, but nothing is left to do.
  const looks = (of: Actionable, action: ButtonAction): Pick<OrderButton, 'label' | 'kind'> => {
    if (action === 'submit_proof' && of.status === 'pending_confirmation')
      return { label: t('order.proof.again'), kind: 'plain' };
    if (action === 'confirm_receipt' && comesBack(of)) return { label: words.action[action], kind: 'plain' };
    return {
      label: ownWords[action] ?? words.action[action],
      kind: buttonKinds[action],
    };
  };
  return (of) =>
    buttonsOf(of).map((action) => ({
      action,
      ...looks(of, action),
      busy: busy === of.orderNo + action,
      onClick: () => void doers[action](of),
    }));
}
