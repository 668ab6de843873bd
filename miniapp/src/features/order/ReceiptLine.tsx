import { View } from '@tarojs/components';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { parcelsOf } from '@/lib/parcels';
import { useShopTime } from '@/lib/shop-time';
import { useShop } from '@/lib/use-shop';
import { useWords } from '@/lib/words';
import { receiptByItself } from './receipt-by-itself';
import './ReceiptLine.scss';

/** When the order is received by itself, under its packages. */
export function ReceiptLine({ order }: { order: ShopOrder }) {
  const t = useWords();
  const time = useShopTime();
  const days = useShop().data?.autoReceiptDays;
  const receipt = receiptByItself(order);
  if (!receipt) return null;
  if (receipt.kind === 'not_while_returning')
    return <View className="receipt-line receipt-line--trouble">{t('order.receipt.returning')}</View>;
  if (receipt.kind === 'once_signed')
    return days ? <View className="receipt-line">{t('order.receipt.onceSigned', { days })}</View> : null;
  const words = parcelsOf(order) === 'signed' ? 'order.receipt.signed' : 'order.receipt.at';
  return <View className="receipt-line">{t(words, { time: time(receipt.time) })}</View>;
}
