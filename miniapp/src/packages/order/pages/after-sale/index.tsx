import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import { isAfterSaleOver } from '@lanzi/shared/after-sale/after-sale-lifecycle';
import { SignInInvitation } from '@/features/account/SignInInvitation';
import { useAfterSale } from '@/features/order/after-sale/after-sale-queries';
import { AfterSaleView } from '@/features/order/after-sale/AfterSaleView';
import { isRefusal } from '@/lib/error-words';
import { go } from '@/lib/go';
import { useSignedIn } from '@/lib/session-token';
import { usePageVisible } from '@/lib/use-page-visible';
import { useWords } from '@/lib/words';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/Loaded';
import { PageShell } from '@/ui/PageShell';
import { SkeletonCards } from '@/ui/Skeleton';

/** How often it is looked at while it goes on, in milliseconds. */
const LOOK = 15_000;

export default function AfterSalePage() {
  const t = useWords();
  const { id = '' } = useRouter().params;
  const signedIn = useSignedIn();
  const visible = usePageVisible();
  const query = useAfterSale(id, ({ status }) => (visible && !isAfterSaleOver(status) ? LOOK : false));
  usePullDownRefresh(() => void query.refetch().finally(() => Taro.stopPullDownRefresh()));
  const missing = !query.data && isRefusal(query.error, 'not_found', 'invalid_input');
  return (
    <PageShell title={t('afterSale.pageTitle')} bar={query.data?.allowedActions.includes('confirm') ?? false}>
      {!signedIn ? (
        <SignInInvitation title={t('order.signInToSee')} />
      ) : missing ? (
        <EmptyState
          title={t('afterSale.notFound')}
          action={{ label: t('order.allOrders'), onClick: () => go.orders() }}
        />
      ) : (
        <Loaded query={query} skeleton={<SkeletonCards count={3} />}>
          {(afterSale) => <AfterSaleView afterSale={afterSale} />}
        </Loaded>
      )}
    </PageShell>
  );
}
