import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { inLang } from '@lanzi/shared/lang';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { useMoney } from '@/lib/money';
import { isWechat } from '@/lib/pay-device';
import type { PayMethod } from '@/lib/pay-methods';
import { wayToPay } from '@/lib/way-to-pay';
import { useLang, useWords } from '@/lib/words';
import { BottomBar } from '@/ui/BottomBar';
import { Button } from '@/ui/Button';
import { Countdown } from '@/ui/Countdown';
import { OptionCard } from '@/ui/OptionCard';
import { PaymentIcon } from '@/ui/PaymentIcon';
import { Price } from '@/ui/Price';
import { SkeletonCards } from '@/ui/Skeleton';
import { CashierConfirming } from './CashierConfirming';
import { CashierWay } from './CashierWay';
import { useCashier } from './use-cashier';
import { usePayMethods } from './use-pay-methods';
import './Cashier.scss';

interface Props {
  order: ShopOrder;
  /** Back from the provider's page. */
  returned: boolean;
  /** The deadline has passed. */
  onTimeUp: () => void;
}

/** Pays an order: how much and until when, by what, and what came of it. */
export function Cashier({ order, returned, onTimeUp }: Props) {
  const t = useWords();
  const lang = useLang();
  const money = useMoney();
  const { methods, isPending, renew } = usePayMethods(order);
  const { stage, busy, pay, chooseAgain, havePaid } = useCashier(order, returned, renew);
  const [wanted, setWanted] = useState(order.payment.methodId);
  const payable = methods.filter(({ off }) => off === undefined);
  const chosen = payable.find(({ id }) => id === wanted) ?? payable[0];
  const { due } = order.amounts;
  const { deadline } = order.payment;

  const label = ({ id, kind, title }: PayMethod): string => {
    if (kind === 'balance') return t('cashier.payByBalance', { amount: money(due) });
    if (kind === 'alipay' && isWechat()) return t('cashier.getLink');
    if (wayToPay(kind) === 'cashier') return t('cashier.pay', { amount: money(due) });
    return id === order.payment.methodId
      ? t('cashier.seeInstructions')
      : t('cashier.switchTo', { method: inLang(title, lang) });
  };
  if (stage.at === 'confirming' || stage.at === 'unknown')
    return (
      <CashierConfirming asking={stage.at === 'confirming'} onHavePaid={havePaid} onPayAgain={chooseAgain} />
    );
  return (
    <>
      <View className="cashier__head">
        <View className="cashier__label">{t('order.proof.amount')}</View>
        <Price amount={due} size="xl" />
        {deadline ? (
          <View className="cashier__clock">
            <Text>{t('checkout.payWithin')} </Text>
            <Countdown key={deadline} until={deadline} onEnd={onTimeUp} />
          </View>
        ) : null}
      </View>
      {stage.at === 'shown' ? (
        <CashierWay
          pay={stage.request.pay}
          kind={order.payment.kind}
          onHavePaid={havePaid}
          onOther={chooseAgain}
        />
      ) : isPending ? (
        <SkeletonCards count={1} />
      ) : (
        <>
          <OptionCard
            title={t('checkout.payment')}
            chosen={chosen?.id}
            onChoose={setWanted}
            options={methods.map(({ id, kind, title, hint, off }) => ({
              ...{ id, hint, off },
              icon: <PaymentIcon kind={kind} />,
              title: inLang(title, lang),
            }))}
          />
          <BottomBar>
            <Button
              block
              size="l"
              busy={busy}
              disabledBecause={chosen ? undefined : t('checkout.noPayment')}
              onClick={() => void (chosen && pay(chosen))}
            >
              {chosen ? label(chosen) : t('cashier.pay', { amount: money(due) })}
            </Button>
          </BottomBar>
        </>
      )}
    </>
  );
}
