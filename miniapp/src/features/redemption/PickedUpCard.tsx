import { View } from '@tarojs/components';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { useShopTime } from '@/lib/shop-time';
import { useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { Icon } from '@/ui/Icon';
import './PickedUpCard.scss';

/** Stands where the pickup code was, once the goods are handed over. */
export function PickedUpCard({ redemption }: { redemption: NonNullable<ShopOrder['redemption']> }) {
  const t = useWords();
  const time = useShopTime();
  return (
    <Card className="picked-up">
      <View className="picked-up__mark">
        <Icon name="check" size="l" />
      </View>
      <View>
        <View className="picked-up__title">{t('order.pickedUp')}</View>
        <View className="picked-up__when">
          {time(redemption.redeemedAt)} · {redemption.storeName}
        </View>
      </View>
    </Card>
  );
}
