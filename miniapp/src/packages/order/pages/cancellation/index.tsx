import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { CancellationForm } from '@/features/order/CancellationForm';
import { OwnOrder } from '@/features/order/OwnOrder';
import { useOrder } from '@/features/order/order-queries';
import { go } from '@/lib/go';
import { useWords } from '@/lib/words';
import { EmptyState } from '@/ui/EmptyState';
import { PageShell } from '@/ui/PageShell';

export default function CancellationPage() {
  const t = useWords();
  const { orderNo = '' } = useRouter().params;
  const query = useOrder(orderNo);
  usePullDownRefresh(() => void query.refetch().finally(() => Taro.stopPullDownRefresh()));
  return (
    <PageShell title={t('order.cancellation.title')} bar>
      <OwnOrder query={query} cards={2}>
        {(order) =>
          order.allowedActions.includes('request_cancellation') ? (
            <CancellationForm order={order} />
          ) : (
            <EmptyState
              picture="orders"
              title={t('order.cancellation.closed')}
              action={{ label: t('checkout.viewOrder'), onClick: () => go.orderInstead(orderNo) }}
            />
          )
        }
      </OwnOrder>
    </PageShell>
  );
}
