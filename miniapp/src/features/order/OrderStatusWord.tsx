import { Text } from '@tarojs/components';
import { statusWord } from '@lanzi/shared/locales/domain-words';
import { statusColour } from '@lanzi/shared/order/order-lifecycle';
import { useLang } from '@/lib/words';
import type { Standing } from '@/lib/next-step';
import './OrderStatusWord.scss';

/** The status in words, in its colour. */
export function OrderStatusWord({ order }: { order: Standing }) {
  return (
    <Text className={`order-status order-status--${statusColour[order.status]}`}>
      {statusWord(order.status, order.mode, useLang())}
    </Text>
  );
}
