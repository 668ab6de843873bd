import { View } from '@tarojs/components';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import type { RefundState } from '@lanzi/shared/payment/refund-lifecycle';
import { useShopTime } from '@/lib/shop-time';
import { useLang, useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { Price } from '@/ui/Price';
import { Tag } from '@/ui/Tag';
import './OrderRefunds.scss';

const tones: Record<RefundState, 'brand' | 'warn'> = {
  requested: 'warn',
  submitted: 'warn',
  succeeded: 'brand',
  failed: 'warn',
  abnormal: 'warn',
};

/** Money that went back or is on its way, the latest first. */
export function OrderRefunds({ refunds }: Pick<ShopOrder, 'refunds'>) {
  const t = useWords();
  const words = domainWords(useLang());
  const time = useShopTime();
  if (refunds.length === 0) return null;
  return (
    <Card title={t('order.refund.title')}>
      {refunds.map(({ amount, way, state, requestedAt, settledAt }) => (
        <View key={`${requestedAt}-${amount}`} className="order-refund">
          <View className="order-refund__words">
            <View className="order-refund__way">
              {words.refundWay[way]}
              <Tag tone={tones[state]}>{words.refundState[state]}</Tag>
            </View>
            <View className="order-refund__more">
              {settledAt
                ? t('order.refund.settledAt', { time: time(settledAt) })
                : t('order.refund.requestedAt', { time: time(requestedAt) })}
            </View>
            {state === 'failed' || state === 'abnormal' ? (
              <View className="order-refund__more">{t('order.refund.trouble')}</View>
            ) : null}
          </View>
          <Price amount={amount} />
        </View>
      ))}
    </Card>
  );
}
