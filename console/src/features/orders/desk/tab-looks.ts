import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { Lang } from '@lanzi/shared/lang';
import type { ConsoleOrderTab } from '@lanzi/shared/order/order-tabs';

/** A tab's colour, and whether what stands there waits for the shop's own hands. */
export const tabLooks: Record<ConsoleOrderTab, { colour?: 'red' | 'green' | 'grey'; waits?: true }> = {
  all: {},
  pending_payment: { colour: 'red' },
  pending_confirmation: { colour: 'red', waits: true },
  to_ship: { colour: 'red', waits: true },
  to_pick_up: { colour: 'red', waits: true },
  out_of_stock: { colour: 'red', waits: true },
  shipped: { colour: 'red' },
  completed: { colour: 'green' },
  cancelled: { colour: 'grey' },
};

/** A tab's word; "all" is the page's own. */
export function tabWord(tab: Exclude<ConsoleOrderTab, 'all'>, lang: Lang): string {
  const words = domainWords(lang);
  if (tab === 'to_ship') return words.toShip;
  if (tab === 'to_pick_up') return words.toPickUp;
  return words.status[tab];
}
