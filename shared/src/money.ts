import { invariant } from './invariant.js';

/** Money is a whole number of the currency's minor unit (fen, cents); there are no floats anywhere. */
export type Minor = number;

/** The currencies a shop can be kept in, with the number of decimals of the minor unit. */
export const currencies = {
  CNY: { symbol: '¥', decimals: 2 },
  HKD: { symbol: 'HK$', decimals: 2 },
  TWD: { symbol: 'NT$', decimals: 0 },
  MOP: { symbol: 'MOP$', decimals: 2 },
  SGD: { symbol: 'S$', decimals: 2 },
  USD: { symbol: 'US$', decimals: 2 },
} as const;
export type Currency = keyof typeof currencies;
export const currencyCodes = Object.keys(currencies) as [Currency, ...Currency[]];

/** The largest amount of one order: keeps every sum far below 2^53. */
export const MAX_AMOUNT: Minor = 100_000_000_00;

export const sum = (amounts: readonly Minor[]): Minor => amounts.reduce((total, amount) => total + amount, 0);

/** Sign, symbol, grouped integer part and decimals apart, so that a price can be set in three sizes. */
export function priceParts(amount: Minor, currency: Currency) {
  const { symbol, decimals } = currencies[currency];
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const integer = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
  return {
    sign: amount < 0 ? '-' : '',
    symbol,
    integer,
    decimals: decimals ? `.${digits.slice(-decimals)}` : '',
  };
}

export function formatMoney(amount: Minor, currency: Currency): string {
  const { sign, symbol, integer, decimals } = priceParts(amount, currency);
  return sign + symbol + integer + decimals;
}

/** Reads what a person typed ("12", "12.5", "1,234.50"); undefined when it is not an amount of this currency. */
export function parseMoney(text: string, currency: Currency): Minor | undefined {
  const { decimals } = currencies[currency];
  const match = /^(\d{1,9})(?:\.(\d+))?$/.exec(text.trim().replaceAll(',', ''));
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > decimals) return undefined;
  return Number(match[1] + fraction.padEnd(decimals, '0'));
}

/**
 * Splits `total` over `weights` by largest remainder: the parts always add up to `total`,
 * and each is within one minor unit of its exact share.
 */
export function allocate(total: Minor, weights: readonly number[]): Minor[] {
  const whole = sum(weights);
  invariant(Number.isSafeInteger(total) && total >= 0, `allocate: total ${total}`);
  if (whole === 0) {
    invariant(total === 0, 'allocate: an amount needs a weight to fall on');
    return weights.map(() => 0);
  }
  // BigInt: total × weight may pass 2^53 for large orders.
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight));
  const parts = exact.map((product) => Number(product / BigInt(whole)));
  const byRemainder = exact
    .map((product, index) => ({ index, rest: product % BigInt(whole) }))
    .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1));
  for (let left = total - sum(parts), i = 0; left > 0; left--, i++) {
    const index = byRemainder[i]?.index;
    invariant(index !== undefined, 'allocate: more left over than there are parts');
    parts[index] = (parts[index] ?? 0) + 1;
  }
  return parts;
}
