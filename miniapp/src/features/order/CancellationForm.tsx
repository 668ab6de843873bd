import { useRef, useState } from 'react';
import { View } from '@tarojs/components';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { api } from '@/lib/api';
import { isRefusal } from '@/lib/error-words';
import { go } from '@/lib/go';
import { say, sayDone, sayError } from '@/lib/toast';
import { useLang, useWords } from '@/lib/words';
import { BottomBar } from '@/ui/BottomBar';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Field } from '@/ui/Field';
import { OptionCard } from '@/ui/OptionCard';
import { Price } from '@/ui/Price';
import { Row } from '@/ui/Row';
import { reasonsFor, type CancellationReason } from './cancellation-reasons';
import { leftToReturn } from './left-to-return';
import { useKeepOrder, useRenewOrder } from './order-queries';
import './CancellationForm.scss';

const refundHints = {
  shipped: 'order.cancellation.hintShipped',
  unshipped: 'order.cancellation.hint',
} as const;
/** Where no money goes back. */
const plainHints = {
  shipped: 'order.cancellation.hintShippedUnpaid',
  unshipped: 'order.cancellation.hintUnpaid',
} as const;

/** Asks the shop to cancel an order that was paid or shipped: why, and where the money goes that nobody can send back the way it came. */
export function CancellationForm({ order }: { order: ShopOrder }) {
  const t = useWords();
  const words = domainWords(useLang());
  const keep = useKeepOrder();
  const renew = useRenewOrder();
  const [chosen, setChosen] = useState<CancellationReason>();
  const [typed, setTyped] = useState('');
  const [account, setAccount] = useState({ holder: '', bank: '', number: '' });
  const [busy, setBusy] = useState(false);
  // Two quick taps come before the button shows itself busy.
  const sending = useRef(false);

  const left = leftToReturn(order);
  const needsAccount = order.refundNeedsAccount;
  const hints = left > 0 ? refundHints : plainHints;
  const reason = chosen === 'other' ? typed.trim() : chosen && t(`order.cancellation.reason.${chosen}`);
  const missing = !reason
    ? t(chosen === 'other' ? 'order.cancellation.typeReason' : 'order.cancellation.chooseReason')
    : needsAccount && Object.values(account).some((value) => !value.trim())
      ? t('order.cancellation.needAccount')
      : undefined;

  const submit = async () => {
    if (!reason || sending.current) return;
    sending.current = true;
    setBusy(true);
    try {
      keep(
        await api.actOnMyOrder({
          params: { orderNo: order.orderNo, action: 'request_cancellation' },
          body: { version: order.version, reason, ...(needsAccount ? { refundAccount: account } : {}) },
        }),
      );
      sayDone(t('order.cancellation.sent'));
      go.orderInstead(order.orderNo);
    } catch (error) {
      if (isRefusal(error, 'version_conflict', 'action_not_allowed')) {
        await renew(order.orderNo, error);
        say(t('order.stale'));
      } else sayError(error);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  const accountField = (name: keyof typeof account) => (
    <Field
      label={t(`order.cancellation.account.${name}`)}
      placeholder={t(`order.cancellation.account.${name}Hint`)}
      value={account[name]}
      maxLength={60}
      onChange={(value) => setAccount((before) => ({ ...before, [name]: value }))}
    />
  );
  return (
    <>
      <Card>
        {left > 0 ? (
          <>
            <Row strong label={t('order.cancellation.amount')} value={<Price amount={left} size="l" />} />
            <Row
              label={t('order.cancellation.way')}
              value={needsAccount ? words.refundWay.by_hand : t('order.cancellation.wayItCame')}
            />
          </>
        ) : null}
        <View className="cancellation-form__hint">
          {t(order.shipments.length > 0 ? hints.shipped : hints.unshipped)}
        </View>
      </Card>
      <OptionCard
        title={t('order.cancellation.reason')}
        chosen={chosen}
        onChoose={(id) => setChosen(reasonsFor(order.delivery.mode).find((one) => one === id))}
        options={reasonsFor(order.delivery.mode).map((id) => ({
          id,
          title: t(`order.cancellation.reason.${id}`),
        }))}
      />
      {chosen === 'other' ? (
        <Card className="cancellation-form__fields">
          <Field
            long
            label={t('order.cancellation.reason.other')}
            placeholder={t('order.cancellation.typeReason')}
            value={typed}
            maxLength={200}
            onChange={setTyped}
          />
        </Card>
      ) : null}
      {needsAccount ? (
        <Card title={t('order.cancellation.account')}>
          <View className="cancellation-form__note">{t('order.cancellation.accountHint')}</View>
          {accountField('holder')}
          {accountField('bank')}
          {accountField('number')}
        </Card>
      ) : null}
      <BottomBar>
        <Button block size="l" busy={busy} disabledBecause={missing} onClick={() => void submit()}>
          {t('order.cancellation.submit')}
        </Button>
      </BottomBar>
    </>
  );
}
