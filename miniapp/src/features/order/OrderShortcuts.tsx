import { Text, View } from '@tarojs/components';
import type { ShopOrderTab } from '@lanzi/shared/order/order-tabs';
import { go } from '@/lib/go';
import { ensureSignedIn } from '@/lib/session';
import { useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { Icon, type IconName } from '@/ui/Icon';
import { Tap } from '@/ui/Tap';
import { useOrderCounts, useRenewOrdersOnShow } from './order-queries';
import './OrderShortcuts.scss';

const shortcuts: [ShopOrderTab, IconName][] = [
  ['to_pay', 'clock'],
  ['to_ship', 'cart'],
  ['to_pick_up', 'store'],
  ['to_receive', 'truck'],
];

/** The ways to one's orders, with how many wait under each. */
export function OrderShortcuts() {
  const t = useWords();
  const counts = useOrderCounts().data;
  useRenewOrdersOnShow();
  const open = async (tab?: ShopOrderTab) => {
    if (await ensureSignedIn()) go.orders(tab);
  };
  return (
    <Card className="order-shortcuts">
      <Tap className="order-shortcuts__head" onClick={() => void open()}>
        <Text className="order-shortcuts__title">{t('account.orders')}</Text>
        <Text className="order-shortcuts__all">{t('account.allOrders')}</Text>
        <Icon name="right" size="s" />
      </Tap>
      <View className="order-shortcuts__row">
        {shortcuts.map(([tab, icon]) => (
          <Tap key={tab} className="order-shortcuts__one" onClick={() => void open(tab)}>
            <View className="order-shortcuts__icon">
              <Icon name={icon} size="l" />
              {counts?.[tab] ? (
                <Text className="order-shortcuts__count">{counts[tab] > 99 ? '99+' : counts[tab]}</Text>
              ) : null}
            </View>
            <View className="order-shortcuts__word">{t(`order.tab.${tab}`)}</View>
          </Tap>
        ))}
      </View>
    </Card>
  );
}
