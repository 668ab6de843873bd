import { useEffect } from 'react';
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { setCheckoutDraft } from '@/features/checkout/checkout-draft';
import { PlacedView } from '@/features/checkout/PlacedView';
import { Cashier } from '@/features/order/cashier/Cashier';
import { awaitsMoney } from '@/features/order/cashier/use-payment-check';
import { OwnOrder } from '@/features/order/OwnOrder';
import { useOrder } from '@/features/order/order-queries';
import { isRefusal } from '@/lib/error-words';
import { go } from '@/lib/go';
import { useSignedIn } from '@/lib/session-token';
import { usePageVisible } from '@/lib/use-page-visible';
import { useWords } from '@/lib/words';
import { EmptyState } from '@/ui/EmptyState';
import { PageShell } from '@/ui/PageShell';

/** How often the order is watched, in milliseconds: a code is scanned elsewhere, a deadline passes, a price changes. */
const WATCH = 3_000;

export default function CashierPage() {
  const t = useWords();
  const signedIn = useSignedIn();
  const { orderNo = '', placed, returned } = useRouter().params;
  const visible = usePageVisible();
  const query = useOrder(orderNo, (order) => (visible && awaitsMoney(order) ? WATCH : false));
  const renew = () => query.refetch();
  usePullDownRefresh(() => void renew().finally(() => Taro.stopPullDownRefresh()));
  // The checkout is over. Not earlier: its page would show itself empty on the way here.
  useEffect(() => {
    if (placed) setCheckoutDraft({ lines: [], fromCart: false });
  }, [placed]);

  const content = (order: ShopOrder) =>
    awaitsMoney(order) ? (
      <Cashier order={order} returned={returned !== undefined} onTimeUp={() => void renew()} />
    ) : (
      <PlacedView order={order} onTimeUp={() => void renew()} />
    );
  return (
    <PageShell title={t('cashier.title')} bar>
      {returned && (!signedIn || isRefusal(query.error, 'not_found')) ? (
        <EmptyState
          picture="orders"
          title={t('cashier.elsewhere')}
          hint={t('cashier.elsewhereHint')}
          action={{ label: t('common.backHome'), onClick: go.home }}
        />
      ) : (
        <OwnOrder query={query} cards={2}>
          {content}
        </OwnOrder>
      )}
    </PageShell>
  );
}
