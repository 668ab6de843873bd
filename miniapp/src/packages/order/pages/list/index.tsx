import { useEffect, useState } from 'react';
import { ScrollView, Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { shopOrderTabs, type ShopOrderTab } from '@lanzi/shared/order/order-tabs';
import { OrderCard } from '@/features/order/OrderCard';
import { useOrderCounts, useOrders, useRenewOrdersOnShow } from '@/features/order/order-queries';
import { useOrderActions } from '@/features/order/use-order-actions';
import { SignInInvitation } from '@/features/account/SignInInvitation';
import { go } from '@/lib/go';
import { useSignedIn } from '@/lib/session-token';
import { useWords } from '@/lib/words';
import { EmptyState } from '@/ui/EmptyState';
import { ListEnd } from '@/ui/ListEnd';
import { Loaded } from '@/ui/Loaded';
import { PageShell } from '@/ui/PageShell';
import { SkeletonCards } from '@/ui/Skeleton';
import { Tap } from '@/ui/Tap';
import './index.scss';

/** Tabs whose number is work to look at; the rest would only grow. */
const counted: readonly ShopOrderTab[] = ['to_pay', 'to_ship', 'to_pick_up', 'to_receive'];

/** In milliseconds, how long a page slides in. */
const SLIDE = 350;

function Tabs({ tab, onChange }: { tab: ShopOrderTab; onChange: (tab: ShopOrderTab) => void }) {
  const t = useWords();
  const counts = useOrderCounts().data;
  // H5: only a change of it scrolls, and only where the page already stands.
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SLIDE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <ScrollView
      className="order-tabs"
      scrollX
      enhanced
      showScrollbar={false}
      scrollIntoView={settled ? `tab-${tab}` : ''}
      scrollWithAnimation
    >
      <View className="order-tabs__row">
        {shopOrderTabs.map((one) => (
          <Tap
            key={one}
            id={`tab-${one}`}
            className={`order-tabs__tab ${one === tab ? 'order-tabs__tab--on' : ''}`}
            role="tab"
            on={one === tab}
            onClick={() => onChange(one)}
          >
            {t(`order.tab.${one}`)}
            {counted.includes(one) && counts?.[one] ? (
              <Text className="order-tabs__count">{counts[one]}</Text>
            ) : null}
          </Tap>
        ))}
      </View>
    </ScrollView>
  );
}

function Orders({ tab }: { tab: ShopOrderTab }) {
  const t = useWords();
  const query = useOrders(tab);
  const buttonsOf = useOrderActions();
  usePullDownRefresh(() => void query.refetch().finally(() => Taro.stopPullDownRefresh()));
  return (
    <Loaded query={query} skeleton={<SkeletonCards count={4} />}>
      {({ pages }) => {
        const orders = pages.flatMap((page) => page.items);
        if (orders.length === 0)
          return (
            <EmptyState
              picture="orders"
              title={t(tab === 'all' ? 'order.emptyAll' : 'order.emptyTab')}
              action={{ label: t('order.goShopping'), onClick: go.home }}
            />
          );
        return (
          <>
            {orders.map((order) => (
              <OrderCard key={order.orderNo} order={order} buttons={buttonsOf(order)} />
            ))}
            <ListEnd query={query} />
          </>
        );
      }}
    </Loaded>
  );
}

export default function OrderListPage() {
  const t = useWords();
  const signedIn = useSignedIn();
  const wanted = useRouter().params['status'];
  const [tab, setTab] = useState<ShopOrderTab>(shopOrderTabs.find((one) => one === wanted) ?? 'all');
  useRenewOrdersOnShow();
  return (
    <PageShell title={t('order.listTitle')}>
      {signedIn ? (
        <>
          <Tabs tab={tab} onChange={setTab} />
          <Orders key={tab} tab={tab} />
        </>
      ) : (
        <SignInInvitation title={t('order.signInToSee')} />
      )}
    </PageShell>
  );
}
