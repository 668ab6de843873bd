import { Text, View } from '@tarojs/components';
import { inLang } from '@lanzi/shared/lang';
import type { ShopOrderSummary } from '@lanzi/shared/order/order.contract';
import { go } from '@/lib/go';
import { useShopTime } from '@/lib/shop-time';
import { useLang, useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { Countdown } from '@/ui/Countdown';
import { Picture } from '@/ui/Picture';
import { Price } from '@/ui/Price';
import { nextStep, standingOfSummary, type Standing } from '@/lib/next-step';
import { OrderButtons } from './OrderButtons';
import { OrderStatusWord } from './OrderStatusWord';
import { ParcelTag } from './ParcelTag';
import type { OrderButton } from './use-order-actions';
import './OrderCard.scss';

const PICTURES = 4;

function Goods({ lines }: { lines: ShopOrderSummary['lines'] }) {
  const lang = useLang();
  const [only] = lines;
  if (lines.length !== 1 || !only)
    return (
      <View className="order-card__pictures">
        {lines.slice(0, PICTURES).map((line, index) => (
          <Picture key={index} className="order-card__picture" src={line.picture} />
        ))}
      </View>
    );
  return (
    <View className="order-card__pictures">
      <Picture className="order-card__picture" src={only.picture} />
      <View className="order-card__words">
        <View className="order-card__name">{inLang(only.productName, lang)}</View>
        <View className="order-card__sku">{inLang(only.skuName, lang)}</View>
      </View>
    </View>
  );
}

/** Once it is over, where its parcels are is no news. */
const tellsParcels = ({ status, parcels }: Standing): boolean =>
  status === 'shipped' || (status === 'processing' && parcels === 'returning');

/** An order in a list: what was bought, what happens next, at most two buttons. */
export function OrderCard({ order, buttons }: { order: ShopOrderSummary; buttons: OrderButton[] }) {
  const t = useWords();
  const time = useShopTime();
  const standing = standingOfSummary(order);
  // Who wants to cancel a paid order opens it first.
  const shown = buttons.filter(({ action }) => action !== 'request_cancellation').slice(-2);
  return (
    <Card className="order-card" onClick={() => go.order(order.orderNo)}>
      <View className="order-card__head">
        <Text className="order-card__time">{t('order.placedAtShort', { time: time(order.placedAt) })}</Text>
        <OrderStatusWord order={standing} />
      </View>
      <View className="order-card__goods">
        <Goods lines={order.lines} />
        <View className="order-card__money">
          <Price amount={order.total} size="s" />
          <View className="order-card__count">{t('order.itemCount', { count: order.itemCount })}</View>
        </View>
      </View>
      <View className="order-card__next">
        <View className="order-card__step">
          {tellsParcels(standing) ? <ParcelTag state={standing.parcels} /> : null}
          <View className="order-card__next-words">
            {order.storeName ? `${order.storeName} · ` : ''}
            {t(nextStep(standing))}
          </View>
        </View>
        {order.deadline ? (
          <View className="order-card__left">
            {t('order.timeLeft')} <Countdown until={order.deadline} />
          </View>
        ) : null}
      </View>
      {shown.length ? (
        <View className="order-card__buttons" onClick={(event) => event.stopPropagation()}>
          <OrderButtons buttons={shown} size="s" />
        </View>
      ) : null}
    </Card>
  );
}
