import { DomainError } from '@lanzi/shared/errors';
import type { NewTaskRow } from '../../platform/tasks/tasks';
import type { Refused } from '../../platform/tasks/task.entity';
import { cellText } from './cell-text';
import { type BatchColumn, columnOf, type Given, namesOf, requiredColumns } from './columns';
import { isRefused, orderNoOf, type Parcel, parcelOf } from './parcel';
import { readCsv } from './read-csv';
import { readWorkbook } from './read-workbook';
import { maxRows, type Sheet, type SheetRow, tooLarge } from './sheet';

/** The table's head is looked for so far down. */
const headWithin = 20;

interface Head {
  row: number;
  /** By column of the sheet. */
  columns: Map<number, BatchColumn>;
}

/**
 * The rows of an uploaded file, whatever its name says it is: those that are wrong by themselves as `failed`, with
 * why, and all others as they are.
 * @throws DomainError unsupported_workbook, workbook_renamed, workbook_unreadable, workbook_locked, workbook_too_large,
 * workbook_wrong_sheet, workbook_empty, workbook_unfilled
 */
export async function readUpload({
  content,
  name,
}: {
  content: Buffer;
  name: string;
}): Promise<NewTaskRow[]> {
  try {
    return await read(content);
  } catch (error) {
    // Whoever sees ".xlsx" in its name is not helped by hearing that only .xlsx is taken.
    const isNamedSo = /\.xlsx$/i.test(name);
    const isNone =
      error instanceof DomainError &&
      (error.code === 'unsupported_workbook' || (isText(content) && noTable.has(error.code)));
    throw isNone && isNamedSo ? new DomainError('workbook_renamed') : error;
  }
}

async function read(content: Buffer): Promise<NewTaskRow[]> {
  let best: Head | undefined;
  for await (const sheet of sheetsOf(content)) {
    const head = headOf(sheet);
    if (missingIn(head).length === 0) return rowsOf(sheet, head);
    if (!best || head.columns.size > best.columns.size) best = head;
  }
  if (!best || best.row === 0) throw new DomainError('workbook_empty');
  throw new DomainError('workbook_wrong_sheet', { columns: namesOf(missingIn(best)) });
}

/** No sheet of it is ours. */
const noTable = new Set(['workbook_wrong_sheet', 'workbook_empty']);

const isArchive = (content: Buffer): boolean => content.subarray(0, 2).toString('latin1') === 'PK';
const isOldOrLocked = (content: Buffer): boolean => content.subarray(0, 4).toString('hex') === 'd0cf11e0';
const isText = (content: Buffer): boolean => !isArchive(content) && !isOldOrLocked(content);

async function* sheetsOf(content: Buffer): AsyncGenerator<Sheet> {
  if (isArchive(content)) yield* readWorkbook(content);
  else if (isOldOrLocked(content)) throw oldOrLocked(content);
  else yield await readCsv(content);
}

/** One container holds both: Excel's format before 2007, and workbooks with a password. */
const oldOrLocked = (content: Buffer): DomainError =>
  new DomainError(
    content.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'workbook_locked' : 'unsupported_workbook',
  );

/** The row that names the most columns. */
function headOf({ rows }: Sheet): Head {
  let head: Head = { row: rows[0]?.number ?? 0, columns: new Map() };
  for (const row of rows.slice(0, headWithin)) {
    const columns = columnsOf(row);
    if (columns.size > head.columns.size) head = { row: row.number, columns };
  }
  return head;
}

function columnsOf({ cells }: SheetRow): Map<number, BatchColumn> {
  const columns = new Map<number, BatchColumn>();
  const found = new Set<BatchColumn>();
  for (const [at, { text }] of cells) {
    const column = columnOf(text);
    if (!column || found.has(column)) continue;
    found.add(column);
    columns.set(at, column);
  }
  return columns;
}

function missingIn({ columns }: Head): BatchColumn[] {
  const there = new Set(columns.values());
  return requiredColumns.filter((column) => !there.has(column));
}

function rowsOf(sheet: Sheet, head: Head): NewTaskRow[] {
  const merged = mergedRows(sheet, head);
  const rows = sheet.rows.flatMap((row) => {
    if (row.number <= head.row) return [];
    const { given, problem } = readRow(row, head, sheet.from1904);
    if (Object.keys(given).length === 0) return [];
    return [{ number: row.number, given, problem: merged.has(row.number) ? rowMerged : problem }];
  });
  if (rows.length === 0) throw new DomainError('workbook_empty');
  if (rows.length > maxRows) throw tooLarge();
  // The template as it was downloaded.
  if (rows.every(({ given }) => given.waybillNo === undefined)) throw new DomainError('workbook_unfilled');
  return withoutRepeats(rows);
}

const rowMerged: Refused = { code: 'row_merged', params: {} };

/** Rows below the head with a cell of ours that is merged with another. */
function mergedRows({ merged, rows }: Sheet, head: Head): Set<number> {
  const columns = [...head.columns.keys()];
  const ours = merged
    .filter(({ left, right }) => columns.some((column) => column >= left && column <= right))
    .sort((one, other) => one.top - other.top);
  const numbers = rows.map(({ number }) => number).sort((one, other) => one - other);
  const found = new Set<number>();
  // Both downwards, side by side: a file may have thousands of either.
  let [next, lowest] = [0, 0];
  for (const number of numbers) {
    for (let range = ours[next]; range && range.top <= number; range = ours[++next])
      lowest = Math.max(lowest, range.bottom);
    if (number > head.row && number <= lowest) found.add(number);
  }
  return found;
}

function readRow({ cells }: SheetRow, head: Head, from1904: boolean): { given: Given; problem?: Refused } {
  const given: Given = {};
  let first: Refused | undefined;
  for (const [at, column] of head.columns) {
    const cell = cells.get(at);
    if (!cell) continue;
    const { text, problem } = cellText(column, cell, from1904);
    if (text !== '') given[column] = text;
    first ??= problem;
  }
  return { given, problem: first };
}

type ReadRow = { number: number; given: Given; problem?: Refused };

/** As the template offered it: nothing but its order. */
const isUntouched = ({ given, problem }: Pick<ReadRow, 'given' | 'problem'>): boolean =>
  !problem && given.orderNo !== undefined && Object.keys(given).length === 1;

/** A waybill is one parcel: its number stands in one row, or in one for each item that an order's parcel holds. */
function withoutRepeats(rows: readonly ReadRow[]): NewTaskRow[] {
  const seen = new Map<string, { number: number; parcel: Parcel; barcodes: Set<string | null> }>();
  const repeated = (number: number, parcel: Parcel): Refused | undefined => {
    const waybill = parcel.waybillNo.toUpperCase();
    const before = seen.get(waybill);
    if (!before) {
      seen.set(waybill, { number, parcel, barcodes: new Set([parcel.barcode]) });
      return undefined;
    }
    const { barcodes } = before;
    const sameParcel = before.parcel.orderNo === parcel.orderNo && before.parcel.carrier === parcel.carrier;
    const anotherItem = !barcodes.has(null) && parcel.barcode !== null && !barcodes.has(parcel.barcode);
    if (!sameParcel || !anotherItem) return { code: 'row_waybill_repeated', params: { row: before.number } };
    barcodes.add(parcel.barcode);
    return undefined;
  };
  const begun = new Set(rows.filter((row) => !isUntouched(row)).map(({ given }) => orderNoOf(given)));
  return rows.map(({ number, given, problem }) => {
    const orderNo = orderNoOf(given).slice(0, 64);
    // Beside another row of its order it is a package that somebody forgot.
    if (isUntouched({ given, problem }) && !begun.has(orderNoOf(given)))
      return { rowNumber: number, orderNo, given, outcome: 'unfilled' };
    const parcel = problem ?? parcelOf(given);
    const wrong = isRefused(parcel) ? parcel : repeated(number, parcel);
    return {
      rowNumber: number,
      orderNo,
      given,
      ...(wrong && { outcome: 'failed' as const, problem: wrong }),
    };
  });
}
