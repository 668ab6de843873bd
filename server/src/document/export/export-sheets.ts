import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { stream, type CellValue, type Worksheet } from 'exceljs';
import { addSheet, type Column } from '../../platform/spreadsheet/workbook';

/** What a sheet can hold, its header included. */
const EXCEL_ROWS = 1_048_576;

/** Rows of one kind, on as many sheets as they need; only those being written are in memory. */
export class ExportSheets {
  private readonly workbook: stream.xlsx.WorkbookWriter;
  private readonly written: Promise<void>;
  private sheet: Worksheet;
  private sheets = 0;
  private rows = 0;

  constructor(
    private readonly file: Writable,
    private readonly name: string,
    private readonly columns: readonly Column[],
    private readonly rowsOfSheet = EXCEL_ROWS - 1,
  ) {
    this.written = finished(file);
    // It may fail long before anybody waits for it.
    this.written.catch(() => undefined);
    this.workbook = new stream.xlsx.WorkbookWriter({ stream: file, useStyles: true });
    this.begin();
  }

  add(values: CellValue[]): void {
    if (this.rows === this.rowsOfSheet) this.begin();
    this.sheet.addRow(values).commit();
    this.rows++;
  }

  /** Resolves when all of it is in the file. */
  async end(): Promise<void> {
    this.sheet.commit();
    await Promise.race([this.workbook.commit(), this.written]);
    await this.written;
  }

  /** Of no use any more. */
  async abandon(): Promise<void> {
    this.file.destroy();
    await this.written.catch(() => undefined);
  }

  private begin(): void {
    if (this.sheets > 0) this.sheet.commit();
    this.sheets++;
    this.rows = 0;
    const name = this.sheets === 1 ? this.name : `${this.name} ${this.sheets}`;
    this.sheet = addSheet(this.workbook, name, this.columns);
  }
}
