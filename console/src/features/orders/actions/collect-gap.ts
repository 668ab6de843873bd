import type { Minor } from '@lanzi/shared/money';

/** How far a sum is from what is due; undefined when it is just that, or no amount. */
export function collectGap(
  amount: Minor | undefined,
  due: Minor,
): { way: 'over' | 'short'; by: Minor } | undefined {
  if (amount === undefined || Number.isNaN(amount) || amount === due) return undefined;
  return amount > due ? { way: 'over', by: amount - due } : { way: 'short', by: due - amount };
}
