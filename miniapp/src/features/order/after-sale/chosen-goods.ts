import { mostBackFor, type ChosenItem } from '@lanzi/shared/after-sale/after-sale-amount';
import type { ShopOrder } from '@lanzi/shared/order/order.contract';
import { leftToReturn } from '../left-to-return';

/** How many of each line; a line that is not named is not chosen. */
export type ChosenGoods = Readonly<Record<string, number>>;

/** Of an order of one line there is nothing to choose but how many. */
export const firstChoice = ({ lines }: Pick<ShopOrder, 'lines'>): ChosenGoods => {
  const [only] = lines;
  return lines.length === 1 && only ? { [only.id]: only.quantity } : {};
};

export const itemsOf = (goods: ChosenGoods): ChosenItem[] =>
  Object.entries(goods).map(([lineId, quantity]) => ({ lineId, quantity }));

/** The goods with this line ticked, or not any more. */
export function toggled(goods: ChosenGoods, { id, quantity }: ShopOrder['lines'][number]): ChosenGoods {
  const { [id]: chosen, ...others } = goods;
  return chosen === undefined ? { ...goods, [id]: quantity } : others;
}

/** The most that can go back for them. */
export const mostBack = (goods: ChosenGoods, order: Pick<ShopOrder, 'lines' | 'amounts' | 'refunds'>) =>
  mostBackFor(itemsOf(goods), { lines: order.lines, discount: order.amounts.discount }, leftToReturn(order));
