import { Text, View } from '@tarojs/components';
import { addressText } from '@lanzi/shared/fulfilment/region';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { nextStep, openListOf, standingOf } from '@/lib/next-step';
import { RedemptionCard } from '@/features/redemption/RedemptionCard';
import { go } from '@/lib/go';
import { useMoney } from '@/lib/money';
import { wayToPay } from '@/lib/way-to-pay';
import { useLang, useWords, type Translate } from '@/lib/words';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { Countdown } from '@/ui/Countdown';
import { Icon } from '@/ui/Icon';
import { Price } from '@/ui/Price';
import { Row } from '@/ui/Row';
import './PlacedView.scss';

/** What happens next: by how the order is paid for, later by where it stands. */
function headline(order: ShopOrder, due: string, t: Translate): { title: string; hint: string } {
  const { payment, amounts, status } = order;
  if (status === 'pending_confirmation')
    return { title: t('checkout.checkingTitle'), hint: t('checkout.checkingHint') };
  const next = t(nextStep(standingOf(order)));
  const reason = order.timeline.find(({ to }) => to === 'cancelled')?.reason;
  if (status === 'cancelled') return { title: next, hint: reason ? t('order.reason', { reason }) : '' };
  if (status !== 'pending_payment' && status !== 'processing') return { title: next, hint: '' };
  if (amounts.due <= 0)
    return { title: t(amounts.paid > 0 ? 'checkout.payDoneTitle' : 'checkout.paidTitle'), hint: next };
  const way = wayToPay(payment.kind);
  if (way === 'transfer') return { title: t('checkout.offlineTitle'), hint: t('checkout.offlineHint') };
  if (way === 'cashier') return { title: t('checkout.offlineTitle'), hint: t('checkout.onlineHint') };
  return order.delivery.mode === 'pickup'
    ? { title: t('checkout.atStoreTitle'), hint: t('checkout.atStoreHint', { amount: due }) }
    : { title: t('checkout.codTitle'), hint: t('checkout.codHint', { amount: due }) };
}

/** An order that has just been placed or paid, or was cancelled meanwhile. */
export function PlacedView({ order, onTimeUp }: { order: ShopOrder; onTimeUp: () => void }) {
  const t = useWords();
  const lang = useLang();
  const money = useMoney();
  const { payment, delivery, amounts } = order;
  const due = money(Math.max(0, amounts.due));
  const { title, hint } = headline(order, due, t);
  const cancelled = order.status === 'cancelled';
  const toPay = order.status === 'pending_payment';
  const toProve = toPay && wayToPay(payment.kind) === 'transfer';
  const instructions = payment.instructions[lang] || payment.instructions['zh-CN'];
  const showsCode = delivery.mode === 'pickup' && order.status === 'processing' && !openListOf(order);
  return (
    <>
      <View className="placed-view__head">
        <View className={`placed-view__disc ${cancelled ? 'placed-view__disc--off' : ''}`}>
          <Icon name={cancelled ? 'close' : toPay ? 'clock' : 'check'} size="l" />
        </View>
        <View className="placed-view__title">{title}</View>
        <View className="placed-view__hint">{hint}</View>
        {toPay ? (
          <View className="placed-view__due">
            <Price amount={amounts.due} size="xl" />
          </View>
        ) : null}
        {toPay && payment.deadline ? (
          <View className="placed-view__clock">
            <Text>{t('checkout.payWithin')} </Text>
            <Countdown until={payment.deadline} onEnd={onTimeUp} />
          </View>
        ) : null}
      </View>
      {toProve && instructions ? (
        <Card title={t('checkout.howToPay')}>
          <Text className="placed-view__instructions" userSelect>
            {instructions}
          </Text>
        </Card>
      ) : null}
      {showsCode ? <RedemptionCard orderNo={order.orderNo} due={amounts.due > 0 ? due : undefined} /> : null}
      <Card>
        <Row label={t('checkout.orderNo')} value={order.orderNo} />
        {amounts.paid > 0 ? <Row label={t('order.amount.paid')} value={money(amounts.paid)} /> : null}
        {delivery.mode === 'pickup' && delivery.store ? (
          <>
            <Row label={t('checkout.collectAt')} value={delivery.store.name} />
            <Row label="" value={`${delivery.store.address} · ${delivery.store.openingHours}`} />
          </>
        ) : (
          <Row
            label={t('checkout.deliverTo')}
            value={`${delivery.contactName} ${addressText(delivery.address)}`}
          />
        )}
      </Card>
      <View className="placed-view__acts">
        {toPay ? (
          <Button
            block
            size="l"
            onClick={() => (toProve ? go.proof(order.orderNo) : go.cashier(order.orderNo))}
          >
            {t(toProve ? 'checkout.uploadProof' : 'order.goToPay')}
          </Button>
        ) : null}
        {toProve && order.allowedActions.includes('change_payment_method') ? (
          <Button block size="l" kind="plain" onClick={() => go.cashier(order.orderNo)}>
            {domainWords(lang).action.change_payment_method}
          </Button>
        ) : null}
        <Button
          block
          size="l"
          kind={toPay ? 'plain' : 'primary'}
          onClick={() => go.orderInstead(order.orderNo)}
        >
          {t('checkout.viewOrder')}
        </Button>
        <Button block size="l" kind="text" onClick={go.home}>
          {t('common.backHome')}
        </Button>
      </View>
    </>
  );
}
