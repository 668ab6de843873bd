import { allocate, sum, type Minor } from '../money.js';
import { lineAmount } from '../order/order-totals.js';

/** A line of an order, as it was bought. */
export interface BoughtLine {
  id: string;
  quantity: number;
  unitPrice: Minor;
  /** Its share of the order's discount. */
  discount: Minor;
}
/** All that an order's goods cost. */
export interface BoughtGoods {
  lines: readonly BoughtLine[];
  /** The whole of what the order has off: its lines' shares and its custom discounts. */
  discount: Minor;
}
/** So many pieces of a line. */
export interface ChosenItem {
  lineId: string;
  quantity: number;
}

/**
 * What each line cost, in minor units. What the order has off beside its lines' shares, and what a share has beyond its
 * line, is spread over the lines' net worth; together they cost items − discount, never below 0.
 */
export function costOfLines({ lines, discount }: BoughtGoods): Minor[] {
  const net = lines.map(lineAmount);
  const worth = sum(lines.map((line) => line.unitPrice * line.quantity));
  return allocate(Math.max(0, worth - discount), net);
}

/**
 * The most that may go back for these items, in minor units: what they cost, without the shipping, and no more than
 * what was paid and is not on its way back already. Pieces are rounded down: however an order's goods are divided, the
 * parts never cost more than the whole.
 */
export function mostBackFor(items: readonly ChosenItem[], goods: BoughtGoods, returnable: Minor): Minor {
  const costs = costOfLines(goods);
  const back = items.map(({ lineId, quantity }) => {
    const index = goods.lines.findIndex(({ id }) => id === lineId);
    const line = goods.lines[index];
    return line ? Math.floor(((costs[index] ?? 0) * quantity) / line.quantity) : 0;
  });
  return Math.max(0, Math.min(sum(back), returnable));
}

/** Each line once at most, and of each no more than was bought. */
export const areBought = (items: readonly ChosenItem[], lines: readonly BoughtLine[]): boolean =>
  items.length > 0 &&
  new Set(items.map(({ lineId }) => lineId)).size === items.length &&
  items.every(({ lineId, quantity }) => {
    const line = lines.find(({ id }) => id === lineId);
    return line !== undefined && quantity >= 1 && quantity <= line.quantity;
  });
