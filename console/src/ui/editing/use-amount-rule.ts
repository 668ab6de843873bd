import type { Rule } from 'antd/es/form';
import type { Minor } from '@lanzi/shared/money';
import { useAmountWords } from '../use-amount-words';

/** Refuses what is typed in a MoneyInput and is no amount. */
export function useAmountRule(): Rule {
  const words = useAmountWords();
  return {
    validator: (_, amount: Minor | null | undefined) =>
      Number.isNaN(amount) ? Promise.reject(new Error(words)) : Promise.resolve(),
  };
}
