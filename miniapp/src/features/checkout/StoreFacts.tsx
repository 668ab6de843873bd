import { View } from '@tarojs/components';
import type { ShopStore } from '@lanzi/shared/shop/shop.contract';
import { useWords, type Translate } from '@/lib/words';
import { Tag } from '@/ui/Tag';
import './StoreFacts.scss';

/** `480 米`, `2.4 公里`. */
const distance = (metres: number, t: Translate): string =>
  metres < 1000
    ? t('checkout.metres', { n: Math.max(10, Math.round(metres / 10) * 10) })
    : t('checkout.kilometres', { n: (metres / 1000).toFixed(metres < 10_000 ? 1 : 0) });

/** A store: its name, how far it is, where, and when it is open. */
export function StoreFacts({ store }: { store: ShopStore }) {
  const t = useWords();
  return (
    <View className="store-facts">
      <View className="store-facts__head">
        <View className="store-facts__name">{store.name}</View>
        {store.open ? null : <Tag tone="warn">{t('checkout.closed')}</Tag>}
        {store.distanceMetres === null ? null : (
          <View className="store-facts__distance">{distance(store.distanceMetres, t)}</View>
        )}
      </View>
      <View className="store-facts__line">{store.address}</View>
      <View className="store-facts__line">{store.openingHours}</View>
    </View>
  );
}
