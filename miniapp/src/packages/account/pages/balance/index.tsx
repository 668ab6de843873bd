import { View } from '@tarojs/components';
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { BalanceLine } from '@/features/account/BalanceLine';
import { SignInInvitation } from '@/features/account/SignInInvitation';
import { useBalanceEntries } from '@/features/account/use-balance';
import { go } from '@/lib/go';
import { useSignedIn } from '@/lib/session-token';
import { useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { EmptyState } from '@/ui/EmptyState';
import { ListEnd } from '@/ui/ListEnd';
import { Loaded } from '@/ui/Loaded';
import { PageShell } from '@/ui/PageShell';
import { Price } from '@/ui/Price';
import { Skeleton, SkeletonCards } from '@/ui/Skeleton';
import './index.scss';

function Balance() {
  const t = useWords();
  const query = useBalanceEntries();
  usePullDownRefresh(() => void query.refetch().finally(() => Taro.stopPullDownRefresh()));
  useDidShow(() => {
    if (query.data) void query.refetch();
  });
  return (
    <Loaded query={query} skeleton={<BalanceSkeleton />}>
      {({ pages }) => {
        const entries = pages.flatMap(({ items }) => items);
        return (
          <>
            <View className="balance__head">
              <View className="balance__label">{t('account.balance.now')}</View>
              <Price amount={pages[0]?.balance ?? 0} size="xl" />
              <View className="balance__hint">{t('account.balance.hint')}</View>
            </View>
            {entries.length ? (
              <>
                <Card title={t('account.balance.entries')}>
                  {entries.map((entry) => (
                    <BalanceLine key={entry.id} entry={entry} />
                  ))}
                </Card>
                <ListEnd query={query} />
              </>
            ) : (
              <EmptyState
                picture="orders"
                title={t('account.balance.empty')}
                hint={t('account.balance.emptyHint')}
                action={{ label: t('order.goShopping'), onClick: go.home }}
              />
            )}
          </>
        );
      }}
    </Loaded>
  );
}

export default function BalancePage() {
  const t = useWords();
  return (
    <PageShell title={t('account.balance')}>
      {useSignedIn() ? (
        <Balance />
      ) : (
        <SignInInvitation title={t('account.signInInvitation')} hint={t('account.signInHint')} />
      )}
    </PageShell>
  );
}

const BalanceSkeleton = () => (
  <>
    <View className="balance__head">
      <Skeleton className="balance__skeleton" />
    </View>
    <SkeletonCards />
  </>
);
