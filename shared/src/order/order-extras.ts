import { sum, type Minor } from '../money.js';

/**
 * What an order costs beside its goods, and less: custom items and custom discounts, named by staff, and the markup
 * of a changed price, which has no name of its own.
 */
export const extraKinds = ['item', 'discount', 'markup'] as const;
export type ExtraKind = (typeof extraKinds)[number];

/** The amount is always positive, also that of a discount. */
export interface Extra {
  kind: ExtraKind;
  /** Empty for a markup. */
  title: string;
  amount: Minor;
}

/** How many staff may give one order, a markup among them; a changed price and waivers may add theirs beyond that. */
export const MAX_EXTRAS = 20;
/** How many there can be of all of them. */
export const MOST_EXTRAS = 2 * MAX_EXTRAS;

const amountOf = (extras: readonly Extra[], counts: (kind: ExtraKind) => boolean): Minor =>
  sum(extras.filter(({ kind }) => counts(kind)).map(({ amount }) => amount));

/** What they add to the goods. */
export const surchargeOf = (extras: readonly Extra[]): Minor =>
  amountOf(extras, (kind) => kind !== 'discount');
/** What they take off, beside what the lines have off. */
export const customDiscountOf = (extras: readonly Extra[]): Minor =>
  amountOf(extras, (kind) => kind === 'discount');
