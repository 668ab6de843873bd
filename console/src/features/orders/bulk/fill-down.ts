/** What was typed beside one order, by order number. */
export type Numbers = Readonly<Record<string, string>>;

/**
 * Spreads pasted lines over the orders, from the one they were pasted at: one waybill number a line, empty lines
 * skipping an order. Lines of two columns, as copied from a spreadsheet, find their order by its number.
 */
export function filledDown(
  numbers: Numbers,
  orderNos: readonly string[],
  at: string,
  text: string,
): Record<string, string> {
  const lines = text.replace(/\s+$/, '').split(/\r?\n/);
  const start = orderNos.indexOf(at);
  const filled = { ...numbers };
  lines.forEach((line, index) => {
    const cells = line.split(/[\t,，]/).map((cell) => cell.trim());
    const named = cells.find((cell) => orderNos.includes(cell));
    const target = named ?? orderNos[start + index];
    const waybillNo = cells.filter((cell) => cell !== named).at(-1) ?? '';
    if (target && waybillNo) filled[target] = waybillNo;
  });
  return filled;
}

/** Numbers that stand beside more than one order: one parcel for two orders, or a slip of the hand. */
export function repeated(numbers: Numbers): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const number of Object.values(numbers))
    if (number.trim()) seen.set(number.trim(), (seen.get(number.trim()) ?? 0) + 1);
  return new Set([...seen].filter(([, times]) => times > 1).map(([number]) => number));
}
