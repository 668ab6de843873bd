import { View } from '@tarojs/components';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { useMoney } from '@/lib/money';
import { useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { Price } from '@/ui/Price';
import { Row } from '@/ui/Row';
import './OrderDifference.scss';

/** The shop changed an order that was paid: what was paid for it, until the difference is settled. */
export function OrderDifference({ order }: { order: ShopOrder }) {
  const t = useWords();
  const money = useMoney();
  const { difference, amounts } = order;
  if (!difference) return null;
  const due = difference.amount > 0;
  return (
    <Card title={t('order.difference.title')}>
      <View className="order-difference__hint">
        {t(due ? 'order.difference.hintDue' : 'order.difference.hintOwing')}
      </View>
      <Row label={t('order.difference.original')} value={money(difference.originalTotal)} />
      <Row label={t('order.difference.paid')} value={money(difference.collected)} />
      <Row label={t('order.difference.now')} value={money(amounts.total)} />
      <Row
        strong
        label={t(due ? 'order.amount.due' : 'order.amount.owing')}
        value={<Price amount={Math.abs(difference.amount)} />}
      />
    </Card>
  );
}
