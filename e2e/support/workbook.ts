import ExcelJS from 'exceljs';

/** A workbook that was downloaded, for reading and filling in by the words of its first row. */
export class Workbook {
  private constructor(
    private readonly book: ExcelJS.Workbook,
    private readonly sheet: ExcelJS.Worksheet,
  ) {}

  static async open(file: string): Promise<Workbook> {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    const [sheet] = book.worksheets;
    if (!sheet) throw new Error(`${file} has no sheet`);
    return new Workbook(book, sheet);
  }

  get headers(): string[] {
    return this.valuesOf(1);
  }

  /** All rows but the first as records by header; what is empty is left out. Dates as ISO 8601. */
  get rows(): Record<string, string>[] {
    const { headers } = this;
    const records: Record<string, string>[] = [];
    for (let number = 2; number <= this.sheet.rowCount; number++) {
      const record: Record<string, string> = {};
      this.valuesOf(number).forEach((value, at) => {
        if (value !== '') record[headers[at] ?? ''] = value;
      });
      records.push(record);
    }
    return records.filter((record) => Object.keys(record).length > 0);
  }

  /** Types into one row; `row` counts from 0, the header left out. */
  fill(row: number, cells: Record<string, string>): void {
    const { headers } = this;
    for (const [header, value] of Object.entries(cells)) {
      const at = headers.indexOf(header);
      if (at < 0) throw new Error(`there is no column ${header}: ${headers.join(', ')}`);
      this.sheet.getRow(row + 2).getCell(at + 1).value = value;
    }
  }

  async save(file: string): Promise<string> {
    await this.book.xlsx.writeFile(file);
    return file;
  }

  private valuesOf(number: number): string[] {
    const row = this.sheet.getRow(number);
    return Array.from({ length: this.sheet.columnCount }, (_, at) => textOf(row.getCell(at + 1).value));
  }
}

function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') throw new Error(`a cell holds ${JSON.stringify(value)}`);
  return String(value);
}
