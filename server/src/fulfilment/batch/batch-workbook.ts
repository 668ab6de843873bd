import { PassThrough, type Readable } from 'node:stream';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Lang } from '@lanzi/shared/lang';
import { stream, type Worksheet } from 'exceljs';
import { addSheet, type Column, textFormat, type Workbook } from '../../platform/spreadsheet/workbook';
import { batchColumns, type BatchColumn } from './columns';
import { maxRows } from './sheet';
import { batchWords } from './words';

const widths: Record<BatchColumn, number> = {
  ...{ orderNo: 20, carrier: 14, waybillNo: 24, shippedOn: 14, note: 24, barcode: 18, quantity: 8 },
};

/** What the streaming writer has and its types do not tell. */
interface WithValidations {
  dataValidations: { add(range: string, validation: object): void };
}

interface Content {
  carriers: string[];
  more: Column[];
  rows: AsyncIterable<unknown[][]>;
  notes?: readonly string[];
}

/**
 * A workbook with the template's columns and some more. `rows` come in pieces, so that never all are in memory; a
 * reader who goes away ends them. `notes`, looked at when all rows are there, stand on a sheet of their own.
 */
export function batchWorkbook(lang: Lang, content: Content): Readable {
  const file = new PassThrough();
  const workbook = new stream.xlsx.WorkbookWriter({ stream: file, useStyles: true });
  write(workbook, file, lang, content).catch((error: unknown) => file.destroy(error as Error));
  return file;
}

async function write(
  workbook: Workbook,
  file: PassThrough,
  lang: Lang,
  { carriers, more, rows, notes = [] }: Content,
): Promise<void> {
  const words = batchWords[lang];
  // Text everywhere: as numbers, long order numbers would lose their last digits.
  const columns = batchColumns.map((column) => ({
    header: words.column[column],
    width: widths[column],
    numFmt: textFormat,
  }));
  const sheet = addSheet(workbook, words.sheet, [...columns, ...more]);
  offerCarriers(sheet, words.carriers, carriers.length);
  for await (const some of rows) {
    if (file.destroyed) return;
    for (const row of some) sheet.addRow(row).commit();
    await othersTurn();
  }
  sheet.commit();
  if (notes.length > 0) {
    const last = addSheet(workbook, words.notes, [{ header: words.notes, width: 80 }]);
    for (const note of notes) last.addRow([note]).commit();
    last.commit();
  }
  const list = workbook.addWorksheet(words.carriers, { state: 'hidden' });
  for (const name of carriers) list.addRow([name]).commit();
  list.commit();
  await workbook.commit();
}

/** A list to choose from. Codes and short names may be typed too, so nothing is refused there. */
function offerCarriers(sheet: Worksheet, listed: string, count: number): void {
  if (count === 0) return;
  const column = String.fromCharCode(65 + batchColumns.indexOf('carrier'));
  (sheet as unknown as WithValidations).dataValidations.add(`${column}2:${column}${maxRows + 1}`, {
    type: 'list',
    allowBlank: true,
    showErrorMessage: false,
    formulae: [`'${listed}'!$A$1:$A$${count}`],
  });
}
