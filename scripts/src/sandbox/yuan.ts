/** Fen as Alipay writes money: `12.30`. */
export const yuan = (fen: number): string =>
  `${String(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, '0')}`;

/** Alipay's way of writing money in fen; undefined when it is none or not positive. */
export function fromYuan(text: string): number | undefined {
  const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return Number(whole) * 100 + Number(part.padEnd(2, '0')) || undefined;
}
