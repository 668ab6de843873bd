import { parseMoney, priceParts } from '@lanzi/shared/money';

/** Fen as Alipay writes money: yuan with two decimals, `1234.50`. */
export function toYuan(fen: number): string {
  const { integer, decimals } = priceParts(fen, 'CNY');
  return integer.replaceAll(',', '') + decimals;
}

/** Fen; undefined for what is not an amount. */
export const fromYuan = (text: string): number | undefined => parseMoney(text, 'CNY');
