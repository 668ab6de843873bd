import { View } from '@tarojs/components';
import { useMoney } from '@/lib/money';
import { useWords } from '@/lib/words';
import './RedemptionTotals.scss';

interface Totals {
  orders: number;
  items: number;
  cashCollected: number;
}

/** A day's numbers side by side; dashes until they are known. */
export function RedemptionTotals({ totals }: { totals: Totals | undefined }) {
  const t = useWords();
  const money = useMoney();
  const one = (label: string, value: string) => (
    <View className="redeem-totals__one">
      <View className="redeem-totals__value">{value}</View>
      <View className="redeem-totals__label">{label}</View>
    </View>
  );
  return (
    <View className="redeem-totals">
      {one(t('verifier.todayOrders'), totals ? String(totals.orders) : '–')}
      {one(t('verifier.todayItems'), totals ? String(totals.items) : '–')}
      {one(t('verifier.todayCash'), totals ? money(totals.cashCollected) : '–')}
    </View>
  );
}
