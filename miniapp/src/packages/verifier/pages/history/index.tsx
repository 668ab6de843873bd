import { useState } from 'react';
import { Picker, View } from '@tarojs/components';
import Taro, { usePullDownRefresh } from '@tarojs/taro';
import type { Redemption } from '@lanzi/shared/redemption/redemption.contract';
import { RedemptionTotals } from '@/features/redemption/RedemptionTotals';
import { useRedemptions } from '@/features/redemption/redemption-queries';
import { VerifierGate } from '@/features/redemption/VerifierGate';
import { useMoney } from '@/lib/money';
import { useShopTime } from '@/lib/shop-time';
import { useWords } from '@/lib/words';
import { Card } from '@/ui/Card';
import { EmptyState } from '@/ui/EmptyState';
import { Icon } from '@/ui/Icon';
import { ListEnd } from '@/ui/ListEnd';
import { Loaded } from '@/ui/Loaded';
import { PageShell } from '@/ui/PageShell';
import { Price } from '@/ui/Price';
import { SkeletonCards } from '@/ui/Skeleton';
import './index.scss';

function Entry({ redemption }: { redemption: Redemption }) {
  const t = useWords();
  const money = useMoney();
  const time = useShopTime();
  return (
    <Card className="redemption">
      <View className="redemption__row">
        <View className="redemption__name">{redemption.contactName}</View>
        <Price amount={redemption.total} size="s" />
      </View>
      <View className="redemption__row redemption__row--quiet">
        <View>
          {redemption.storeName} · {t('verifier.itemCount', { count: redemption.itemCount })}
        </View>
        {redemption.cashCollected > 0 ? (
          <View className="redemption__cash">
            {t('verifier.collected', { amount: money(redemption.cashCollected) })}
          </View>
        ) : null}
      </View>
      <View className="redemption__row redemption__row--quiet">
        <View>{redemption.orderNo}</View>
        <View>{time(redemption.redeemedAt)}</View>
      </View>
      {redemption.staffName ? (
        <View className="redemption__row redemption__row--quiet">
          {t('verifier.atDeskBy', { name: redemption.staffName })}
        </View>
      ) : null}
    </Card>
  );
}

function History() {
  const t = useWords();
  const [date, setDate] = useState<string>();
  const query = useRedemptions(date);
  const totals = query.data?.pages[0]?.totals;
  const [today, setToday] = useState<string>();
  if (!date && totals && totals.date !== today) setToday(totals.date);
  const shown = date ?? today;
  usePullDownRefresh(() => void query.refetch().finally(() => Taro.stopPullDownRefresh()));
  return (
    <>
      <Card>
        <Picker
          mode="date"
          value={shown ?? ''}
          {...(today ? { end: today } : {})}
          onChange={(event) => setDate(event.detail.value)}
        >
          <View className="redemption-day">
            <Icon name="clock" />
            <View className="redemption-day__date">
              {shown ?? t('common.loading')} {shown && shown === today ? t('verifier.isToday') : ''}
            </View>
            <View className="redemption-day__choose">{t('verifier.chooseDate')}</View>
            <Icon name="right" size="s" />
          </View>
        </Picker>
        <RedemptionTotals totals={totals} />
      </Card>
      <Loaded query={query} skeleton={<SkeletonCards count={3} />}>
        {({ pages }) => {
          const redemptions = pages.flatMap((page) => page.items);
          if (redemptions.length === 0) return <EmptyState picture="orders" title={t('verifier.empty')} />;
          return (
            <>
              {redemptions.map((redemption) => (
                <Entry key={redemption.id} redemption={redemption} />
              ))}
              <ListEnd query={query} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}

export default function RedemptionHistoryPage() {
  const t = useWords();
  return (
    <PageShell title={t('verifier.historyTitle')}>
      <VerifierGate>{() => <History />}</VerifierGate>
    </PageShell>
  );
}
