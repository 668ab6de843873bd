import { allocate, sum, type Minor } from '../money.js';

/** What an order costs, in minor units. `due` is negative when the shop owes money back. */
export interface Amounts {
  items: Minor;
  shipping: Minor;
  discount: Minor;
  surcharge: Minor;
  total: Minor;
  paid: Minor;
  refunded: Minor;
  due: Minor;
}

/** items + surcharge (custom items) + shipping − discount, never below 0; the discount is kept as it is. */
export const orderTotal = (part: Pick<Amounts, 'items' | 'shipping' | 'discount' | 'surcharge'>): Minor =>
  Math.max(0, part.items + part.surcharge + part.shipping - part.discount);

export const itemsTotal = (lines: readonly { unitPrice: Minor; quantity: number }[]): Minor =>
  sum(lines.map((line) => line.unitPrice * line.quantity));

/** What a line comes to, less its share of the discount; a share beyond its worth makes it no less than nothing. */
export const lineAmount = (line: { unitPrice: Minor; quantity: number; discount: Minor }): Minor =>
  Math.max(0, line.unitPrice * line.quantity - line.discount);

/** Each line's share of a discount, by its worth; the shares add up to the discount (capped at the items). */
export function allocateDiscount(
  lines: readonly { unitPrice: Minor; quantity: number }[],
  discount: Minor,
): Minor[] {
  const worth = lines.map((line) => line.unitPrice * line.quantity);
  return allocate(Math.min(discount, sum(worth)), worth);
}

/** Payment is not a status: it is read off the amounts. */
export const paymentStates = [
  'unpaid',
  'part_paid',
  'paid',
  'overpaid',
  'part_refunded',
  'refunded',
] as const;
export type PaymentState = (typeof paymentStates)[number];

export function paymentState({
  total,
  paid,
  refunded,
}: Pick<Amounts, 'total' | 'paid' | 'refunded'>): PaymentState {
  if (refunded > 0) return refunded >= paid ? 'refunded' : 'part_refunded';
  if (paid === 0) return total === 0 ? 'paid' : 'unpaid';
  if (paid < total) return 'part_paid';
  return paid === total ? 'paid' : 'overpaid';
}

/** A shipping method's fee: free from its threshold on (a threshold of null is never free). */
export const shippingFee = (method: { fee: Minor; freeFrom: Minor | null }, items: Minor): Minor =>
  method.freeFrom !== null && items >= method.freeFrom ? 0 : method.fee;
