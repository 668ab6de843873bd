import { View } from '@tarojs/components';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { statusWord } from '@lanzi/shared/locales/domain-words';
import { statusColour } from '@lanzi/shared/order/order-lifecycle';
import { useShopTime } from '@/lib/shop-time';
import { useLang, useWords } from '@/lib/words';
import { Countdown } from '@/ui/Countdown';
import { Steps, stepState } from '@/ui/Steps';
import { nextStep, standingOf } from '@/lib/next-step';
import { progress, takenAt } from './progress';
import { receiptByItself } from './receipt-by-itself';
import './OrderHeadline.scss';

function Progress({ order }: { order: ShopOrder }) {
  const t = useWords();
  const way = progress(standingOf(order));
  if (!way) return null;
  return (
    <Steps
      onBrand
      steps={way.steps.map(({ key, word }, index) => ({
        key,
        word: t(word),
        state: stepState(index, way.done),
        at: index < way.done ? takenAt(key, order) : undefined,
      }))}
    />
  );
}

/** Where the order stands: the status, what happens next or how long there is to pay, and how far it has come. */
export function OrderHeadline({ order, onDeadline }: { order: ShopOrder; onDeadline: () => void }) {
  const t = useWords();
  const lang = useLang();
  const time = useShopTime();
  const { mode } = order.delivery;
  const standing = standingOf(order);
  const receipt = receiptByItself(order);
  const received =
    receipt?.kind === 'at'
      ? t(standing.parcels === 'signed' ? 'order.next.signedBy' : 'order.next.receiveBy', {
          time: time(receipt.time),
        })
      : undefined;
  const reason = order.timeline.find((entry) => entry.to === order.status && entry.from !== entry.to)?.reason;
  return (
    <View className={`order-headline order-headline--${statusColour[order.status]}`}>
      <View className="order-headline__top">
        <View className="order-headline__status">
          {order.redemption ? t('order.pickedUp') : statusWord(order.status, mode, lang)}
        </View>
        {order.payment.deadline ? (
          <View className="order-headline__left">
            {t('order.timeLeft')} <Countdown until={order.payment.deadline} onEnd={onDeadline} />
          </View>
        ) : null}
      </View>
      <View className="order-headline__next">{received ?? t(nextStep(standing))}</View>
      {reason && ['cancelled', 'out_of_stock'].includes(order.status) ? (
        <View className="order-headline__next">{t('order.reason', { reason })}</View>
      ) : null}
      <Progress order={order} />
    </View>
  );
}
