import { useEffect } from 'react';
import { useRouter } from '@tarojs/taro';
import { setCheckoutDraft } from '@/features/checkout/checkout-draft';
import { PlacedView } from '@/features/checkout/PlacedView';
import { useOrder } from '@/features/order/order-queries';
import { useWords } from '@/lib/words';
import { Loaded } from '@/ui/Loaded';
import { PageShell } from '@/ui/PageShell';
import { SkeletonCards } from '@/ui/Skeleton';

export default function PlacedPage() {
  const t = useWords();
  const { orderNo = '' } = useRouter().params;
  const order = useOrder(orderNo);
  // The checkout is over. Not earlier: its page would show itself empty on the way here.
  useEffect(() => setCheckoutDraft({ lines: [], fromCart: false }), []);
  return (
    <PageShell title={t('checkout.placed')}>
      <Loaded query={order} skeleton={<SkeletonCards count={2} />}>
        {(data) => <PlacedView order={data} onTimeUp={() => void order.refetch()} />}
      </Loaded>
    </PageShell>
  );
}
