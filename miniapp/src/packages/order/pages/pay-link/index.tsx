import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro';
import type { PayPage } from '@lanzi/shared/order/on-behalf.contract';
import { PayLinkOrder } from '@/features/order/pay-link/PayLinkOrder';
import { usePayLink } from '@/features/order/pay-link/use-pay-link';
import { isRefusal } from '@/lib/error-words';
import { go } from '@/lib/go';
import { useWords, type WordKey } from '@/lib/words';
import { EmptyState } from '@/ui/EmptyState';
import { Loaded } from '@/ui/Loaded';
import { PageShell } from '@/ui/PageShell';
import { SkeletonCards } from '@/ui/Skeleton';

const ends: Record<Exclude<PayPage['state'], 'open'> | 'invalid', [title: WordKey, hint: WordKey]> = {
  paid: ['payLink.paid', 'payLink.paidHint'],
  cancelled: ['payLink.cancelled', 'payLink.cancelledHint'],
  expired: ['payLink.expired', 'payLink.expiredHint'],
  invalid: ['payLink.invalid', 'payLink.expiredHint'],
};

/** Opened by a link that the shop sent: pays one order, without signing in. */
export default function PayLinkPage() {
  const t = useWords();
  const { token = '', returned } = useRouter().params;
  const link = usePayLink(token, returned !== undefined);
  const { query } = link;
  usePullDownRefresh(() => void query.refetch().finally(() => Taro.stopPullDownRefresh()));
  const end = (state: keyof typeof ends) => (
    <EmptyState
      picture="orders"
      title={t(ends[state][0])}
      hint={t(ends[state][1])}
      action={{ label: t('common.backHome'), onClick: go.home }}
    />
  );
  return (
    <PageShell title={t('payLink.title')} bar>
      {isRefusal(query.error, 'pay_link_invalid') ? (
        end('invalid')
      ) : (
        <Loaded query={query} skeleton={<SkeletonCards count={2} />}>
          {({ state, order }) =>
            state === 'open' && order ? (
              <PayLinkOrder order={order} token={token} link={link} />
            ) : (
              end(state === 'open' ? 'invalid' : state)
            )
          }
        </Loaded>
      )}
    </PageShell>
  );
}
