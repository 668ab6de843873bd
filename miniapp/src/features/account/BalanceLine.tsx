import { View } from '@tarojs/components';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { BalanceEntry } from '@lanzi/shared/payment/payment.contract';
import { go } from '@/lib/go';
import { useMoney } from '@/lib/money';
import { useShopTime } from '@/lib/shop-time';
import { useLang, useWords } from '@/lib/words';
import { Tap } from '@/ui/Tap';
import './BalanceLine.scss';

/** One change of the balance; leads to the order that it was for. */
export function BalanceLine({ entry }: { entry: BalanceEntry }) {
  const t = useWords();
  const words = domainWords(useLang());
  const money = useMoney();
  const time = useShopTime();
  const { cause, amount, balanceAfter, orderNo, note, at } = entry;
  return (
    <Tap className="balance-line" {...(orderNo ? { onClick: () => go.order(orderNo) } : {})}>
      <View className="balance-line__words">
        <View className="balance-line__cause">{words.balanceCause[cause]}</View>
        {note ? <View className="balance-line__note">{note}</View> : null}
        {orderNo ? (
          <View className="balance-line__more">{t('account.balance.order', { orderNo })}</View>
        ) : null}
        <View className="balance-line__more">{time(at)}</View>
      </View>
      <View className="balance-line__money">
        <View className={`balance-line__amount ${amount > 0 ? 'balance-line__amount--in' : ''}`}>
          {amount > 0 ? `+${money(amount)}` : money(amount)}
        </View>
        <View className="balance-line__more">
          {t('account.balance.after', { amount: money(balanceAfter) })}
        </View>
      </View>
    </Tap>
  );
}
