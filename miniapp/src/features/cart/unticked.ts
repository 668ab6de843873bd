import { recall, remember } from '@/lib/device-storage';
import { createStore } from '@/lib/store';

const STORED = 'unticked';
const unticked = createStore<ReadonlySet<string>>(new Set(recall<string[]>(STORED) ?? []));

/** Which SKUs of the cart are not to be bought now. Everything else is ticked, new lines too. */
export const useUnticked = unticked.use;
export function setTicked(skuIds: readonly string[], ticked: boolean) {
  const next = new Set(unticked.get());
  skuIds.forEach((skuId) => (ticked ? next.delete(skuId) : next.add(skuId)));
  remember(STORED, [...next]);
  unticked.set(next);
}
