import { formatMoney, type Currency, type Minor } from '@lanzi/shared/money';
import { useShop } from './use-shop';

export const useCurrency = (): Currency => useShop().data?.currency ?? 'CNY';

/** Writes amounts in the shop's currency, for use within sentences. */
export function useMoney(): (amount: Minor) => string {
  const currency = useCurrency();
  return (amount) => formatMoney(amount, currency);
}
