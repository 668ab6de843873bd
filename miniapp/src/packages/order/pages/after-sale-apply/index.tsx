import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { ApplyForm } from '@/features/order/after-sale/ApplyForm';
import { OwnOrder } from '@/features/order/OwnOrder';
import { useOrder } from '@/features/order/order-queries';
import { go } from '@/lib/go';
import { useWords } from '@/lib/words';
import { EmptyState } from '@/ui/EmptyState';
import { PageShell } from '@/ui/PageShell';

/** An order has one after-sale, ever: the way to it, else back to the order. */
function NoMore({ order: { orderNo, afterSale } }: { order: ShopOrder }) {
  const t = useWords();
  const [title, action] = afterSale
    ? [
        t('afterSale.already'),
        { label: t('afterSale.view'), onClick: () => go.afterSaleInstead(afterSale.id) },
      ]
    : [t('afterSale.closed'), { label: t('checkout.viewOrder'), onClick: () => go.orderInstead(orderNo) }];
  return <EmptyState picture="orders" title={title} action={action} />;
}

export default function AfterSaleApplyPage() {
  const t = useWords();
  const { orderNo = '' } = useRouter().params;
  const query = useOrder(orderNo);
  usePullDownRefresh(() => void query.refetch().finally(() => Taro.stopPullDownRefresh()));
  return (
    <PageShell title={t('afterSale.applyTitle')} bar>
      <OwnOrder query={query} cards={3} signIn={t('order.signInToGoOn')}>
        {(order) =>
          order.allowedActions.includes('request_after_sale') ? (
            <ApplyForm order={order} />
          ) : (
            <NoMore order={order} />
          )
        }
      </OwnOrder>
    </PageShell>
  );
}
