import type { Refused } from '../../platform/tasks/task.entity';
import { asTyped } from '../../platform/spreadsheet/harmless';
import type { BatchColumn } from './columns';
import type { Cell } from './sheet';

/** What a cell says, and what is wrong with that. */
export interface CellText {
  text: string;
  problem?: Refused;
}

/** Spreadsheets keep 15 digits of a number, and what is longer ends in zeros that nobody typed. */
const exactBelow = 1e15;
/** The days from 1954 to 2119. Smaller numbers are no dates, larger ones may be 20260531. */
const serialDays = { from: 20_000, to: 80_000 };
const daysTo1904 = 1462;
const dayMs = 86_400_000;

const unmangled: readonly BatchColumn[] = ['orderNo', 'waybillNo', 'barcode'];

/** A cell as the text that was typed into it. A formula's text is the formula: its value is anybody's guess. */
export function cellText(column: BatchColumn, cell: Cell, from1904 = false): CellText {
  const { text, kind } = cell;
  if (kind === 'formula') return { text, problem: { code: 'row_has_formula', params: {} } };
  if (kind === 'number') return ofNumber(column, text, from1904);
  if (unmangled.includes(column) && /^\d+(\.\d+)?E\+?\d+$/i.test(text) && !/^\d+E\d+$/i.test(text))
    return { text, problem: mangled(text) };
  return { text: asTyped(text) };
}

function ofNumber(column: BatchColumn, written: string, from1904: boolean): CellText {
  const number = Number(written);
  const { from, to } = serialDays;
  if (column === 'shippedOn' && number >= from && number < to) {
    const days = Math.floor(number) + (from1904 ? daysTo1904 : 0);
    // Day 25569 is the first of 1970.
    return { text: new Date((days - 25_569) * dayMs).toISOString().slice(0, 10) };
  }
  const isExact = Number.isInteger(number) && Math.abs(number) < exactBelow;
  if (unmangled.includes(column) && !isExact)
    return { text: keptMangled(number, written), problem: mangled(written) };
  return { text: Number.isFinite(number) ? String(number) : written };
}

/** As a spreadsheet shows it: uploaded again as text it is refused again, which its digits would not be. */
const keptMangled = (number: number, written: string): string =>
  Number.isInteger(number) ? number.toExponential().toUpperCase() : written;

const mangled = (value: string): Refused => ({ code: 'row_number_mangled', params: { value } });
