import { Text, View } from '@tarojs/components';
import { priceParts, type Minor } from '@lanzi/shared/money';
import { useCurrency } from '@/lib/money';
import { useWords } from '@/lib/words';
import './Price.scss';

/** An amount set as a price: small sign, large integer, small decimals. `from`: the lowest of several; `was` is struck through beside it. */
export function Price({
  amount,
  was,
  size = 'm',
  from,
}: {
  amount: Minor;
  was?: Minor | null;
  size?: 's' | 'm' | 'l' | 'xl';
  from?: boolean;
}) {
  const t = useWords();
  const currency = useCurrency();
  const { sign, symbol, integer, decimals } = priceParts(amount, currency);
  const old = was && was > amount ? priceParts(was, currency) : undefined;
  // Each language has its word on its own side of the price.
  const [before, after] = from ? t('shop.priceFrom').split('{price}') : [];
  return (
    <View className={`price price--${size}`}>
      {before ? <Text className="price__from price__from--before">{before}</Text> : null}
      <Text className="price__small">{sign + symbol}</Text>
      <Text className="price__integer">{integer}</Text>
      <Text className="price__small">{decimals}</Text>
      {after ? <Text className="price__from">{after}</Text> : null}
      {old ? <Text className="price__was">{old.symbol + old.integer + old.decimals}</Text> : null}
    </View>
  );
}
