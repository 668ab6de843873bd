import type { CartLine } from '@lanzi/shared/catalog/catalog.contract';
import { MAX_QUANTITY } from '@lanzi/shared/order/order-limits';

/** What the cart is written with. */
export interface Wanted {
  skuId: string;
  quantity: number;
}

/** One more of a SKU, never more than can be bought; `short` says that not all of it fitted. */
export function withAdded(lines: readonly Wanted[], added: Wanted, sellable: number) {
  const most = Math.min(sellable, MAX_QUANTITY);
  const held = lines.find(({ skuId }) => skuId === added.skuId)?.quantity ?? 0;
  const quantity = Math.min(held + added.quantity, Math.max(most, held));
  const others = lines.filter(({ skuId }) => skuId !== added.skuId);
  return { lines: [{ skuId: added.skuId, quantity }, ...others], short: held + added.quantity > quantity };
}

/** Another SKU in the same place; when the cart holds it already the two become one. */
export function withSwapped<T extends Wanted>(lines: readonly T[], from: string, to: Wanted): (T | Wanted)[] {
  if (from === to.skuId) return lines.map((line) => (line.skuId === from ? { ...line, ...to } : line));
  const held = lines.find(({ skuId }) => skuId === to.skuId)?.quantity ?? 0;
  return lines
    .filter(({ skuId }) => skuId !== to.skuId)
    .map((line) => (line.skuId === from ? { skuId: to.skuId, quantity: held + to.quantity } : line));
}

export const withQuantity = <T extends Wanted>(lines: readonly T[], skuId: string, quantity: number): T[] =>
  lines.map((line) => (line.skuId === skuId ? { ...line, quantity } : line));

export const without = <T extends Wanted>(lines: readonly T[], skuIds: readonly string[]): T[] =>
  lines.filter(({ skuId }) => !skuIds.includes(skuId));

/** The cart as its page shows it: what can be bought (with what is ticked), and what cannot. */
export function cartView(lines: readonly CartLine[], unticked: ReadonlySet<string>) {
  const gone = lines.filter(({ problem }) => problem === 'off_shelf' || problem === 'sold_out');
  const buyable = lines.filter((line) => !gone.includes(line));
  const ready = buyable.filter(({ problem }) => problem === null);
  const ticked = ready.filter(({ skuId }) => !unticked.has(skuId));
  return {
    gone,
    buyable,
    ticked,
    allTicked: ready.length > 0 && ticked.length === ready.length,
    total: ticked.reduce((sum, line) => sum + line.price * line.quantity, 0),
    count: ticked.reduce((sum, line) => sum + line.quantity, 0),
  };
}

/** An optimistic change may have mended or made a shortage: the stock it was told of still stands. */
export const reviewed = (line: CartLine): CartLine => {
  if (line.problem === 'off_shelf' || line.problem === 'sold_out') return line;
  return { ...line, problem: line.quantity > line.sellable ? 'short_of_stock' : null };
};
