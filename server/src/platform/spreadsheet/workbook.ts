import { currencies, type Currency } from '@lanzi/shared/money';
import type { stream, Worksheet } from 'exceljs';

/** Written as a stream: what is not read yet is not all in memory. */
export type Workbook = stream.xlsx.WorkbookWriter;
export interface Column {
  header: string;
  width: number;
  numFmt?: string;
}

export const dayFormat = 'yyyy-mm-dd';
export const timeFormat = 'yyyy-mm-dd hh:mm:ss';
/** Long numbers typed into such a column stay as they were typed. */
export const textFormat = '@';

/** With a bold first row that stays in sight. */
export function addSheet(workbook: Workbook, name: string, columns: readonly Column[]): Worksheet {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ header, width, numFmt }) => ({ header, width, style: { numFmt } }));
  const header = sheet.getRow(1);
  header.font = { bold: true };
  header.commit();
  return sheet;
}

export const inUnits = (minor: number, currency: Currency): number =>
  minor / 10 ** currencies[currency].decimals;

export function moneyFormat(currency: Currency): string {
  const { symbol, decimals } = currencies[currency];
  return `"${symbol}"#,##0${decimals ? `.${'0'.repeat(decimals)}` : ''}`;
}
