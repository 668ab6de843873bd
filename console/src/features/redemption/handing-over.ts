import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import type { Store } from '@lanzi/shared/shop/shop.contract';

/** The verifier in whose name it is: the one chosen, or the store's only one. */
export function verifierFor(
  store: Pick<Store, 'verifiers'> | undefined,
  chosen: string | undefined,
): string | undefined {
  const verifiers = store?.verifiers ?? [];
  if (verifiers.some(({ id }) => id === chosen)) return chosen;
  return verifiers.length === 1 ? verifiers[0]?.id : undefined;
}

/** What still stands in the way of handing the goods over. */
export type Hindrance = 'verifier_missing' | 'cash_missing';
export function hindrances(
  order: Pick<ConsoleOrder, 'amounts'>,
  verifierId: string | undefined,
  cashCollected: boolean,
): Hindrance[] {
  return [
    ...(verifierId ? [] : (['verifier_missing'] as const)),
    ...(order.amounts.due > 0 && !cashCollected ? (['cash_missing'] as const) : []),
  ];
}
