import type { OrderStatus } from './order-lifecycle.js';

interface Line {
  quantity: number;
  quantityShipped: number;
}

/** What is still to be packed of a line. */
export const unitsLeft = ({ quantity, quantityShipped }: Line): number => quantity - quantityShipped;

const goesOn: readonly OrderStatus[] = ['processing', 'out_of_stock'];

/** A part has left, and the rest is still to be packed. */
export const isPartlyShipped = (status: OrderStatus, lines: readonly Line[]): boolean =>
  goesOn.includes(status) &&
  lines.some(({ quantityShipped }) => quantityShipped > 0) &&
  lines.some((line) => unitsLeft(line) > 0);
