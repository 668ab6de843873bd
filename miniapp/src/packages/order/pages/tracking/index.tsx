import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import type { ShopOrder, ShopShipment } from '@lanzi/shared/order/order.contract';
import { OwnOrder } from '@/features/order/OwnOrder';
import { Package } from '@/features/order/Package';
import { ReceiptLine } from '@/features/order/ReceiptLine';
import { useOrder } from '@/features/order/order-queries';
import { go } from '@/lib/go';
import { useShopTime } from '@/lib/shop-time';
import { sayError } from '@/lib/toast';
import { usePageVisible } from '@/lib/use-page-visible';
import { useWords } from '@/lib/words';
import { Button } from '@/ui/Button';
import { Card } from '@/ui/Card';
import { EmptyState } from '@/ui/EmptyState';
import { PageShell } from '@/ui/PageShell';
import { Timeline } from '@/ui/Timeline';
import './index.scss';

/** How often the carrier's news is looked at again, in milliseconds. */
const LOOK = 15_000;

function News({ shipment }: { shipment: ShopShipment }) {
  const t = useWords();
  const time = useShopTime();
  const traces = shipment.tracking?.traces ?? [];
  if (traces.length === 0) return <View className="tracking-page__none">{t('order.tracking.none')}</View>;
  return (
    <View className="tracking-page__news">
      <Timeline
        steps={traces.map(({ at, text, location }) => ({
          what: text,
          more: [location ? `${time(at)} · ${location}` : time(at)],
        }))}
      />
    </View>
  );
}

function Parcels({
  order,
  first,
  renew,
}: {
  order: ShopOrder;
  first: string;
  renew: () => Promise<unknown>;
}) {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  if (order.shipments.length === 0)
    return (
      <EmptyState
        title={t('order.tracking.noPackage')}
        hint={t('order.tracking.noPackageHint')}
        action={{ label: t('order.tracking.toOrder'), onClick: () => go.orderInstead(order.orderNo) }}
      />
    );
  const refresh = async () => {
    setBusy(true);
    await renew();
    setBusy(false);
  };
  const asked = order.shipments.filter(({ id }) => id === first);
  return (
    <>
      <View className="tracking-page__receipt">
        <ReceiptLine order={order} />
      </View>
      {[...asked, ...order.shipments.filter(({ id }) => id !== first)].map((shipment) => (
        <Card key={shipment.id}>
          <Package order={order} shipment={shipment}>
            <News shipment={shipment} />
          </Package>
        </Card>
      ))}
      <Foot order={order} busy={busy} refresh={() => void refresh()} />
    </>
  );
}

/** When any of its carriers last had news, and a way to look again. */
function Foot({ order, busy, refresh }: { order: ShopOrder; busy: boolean; refresh: () => void }) {
  const t = useWords();
  const time = useShopTime();
  const latest = order.shipments
    .flatMap(({ tracking }) => tracking?.updatedAt ?? [])
    .reduce((a, b) => (Date.parse(a) > Date.parse(b) ? a : b), '');
  return (
    <View className="tracking-page__foot">
      <Text>{latest ? t('order.tracking.updatedAt', { time: time(latest) }) : ''}</Text>
      <Button kind="text" size="s" busy={busy} onClick={refresh}>
        {t(busy ? 'order.tracking.refreshing' : 'order.tracking.refresh')}
      </Button>
    </View>
  );
}

/** All that the carriers tell of an order's packages; the package that was tapped comes first. */
export default function TrackingPage() {
  const t = useWords();
  const { orderNo = '', shipment = '' } = useRouter().params;
  const visible = usePageVisible();
  const query = useOrder(orderNo, () => visible && LOOK);
  const renew = async () => {
    const { error } = await query.refetch();
    if (error) sayError(error);
  };
  usePullDownRefresh(() => void renew().finally(() => Taro.stopPullDownRefresh()));
  return (
    <PageShell title={t('order.trackingTitle')} className="tracking-page">
      <OwnOrder query={query} cards={2}>
        {(order) => <Parcels order={order} first={shipment} renew={renew} />}
      </OwnOrder>
    </PageShell>
  );
}
