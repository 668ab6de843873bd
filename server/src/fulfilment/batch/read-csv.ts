import { DomainError } from '@lanzi/shared/errors';
import { CsvError, parse } from 'csv-parse';
import { clip } from '../../platform/clip';
import { type Cell, maxColumns, maxRows, maxText, type Sheet, type SheetRow, tooLarge } from './sheet';

/**
 * Comma-separated text in UTF-8, GBK, or what Excel calls Unicode text; also with semicolons or tabs.
 * @throws DomainError unsupported_workbook, workbook_unreadable, workbook_too_large
 */
export async function readCsv(content: Buffer): Promise<Sheet> {
  const text = decoded(content);
  // A web page, as some programs call a table.
  if (/^\s*</.test(text) || isBinary(text)) throw new DomainError('unsupported_workbook');
  const rows: SheetRow[] = [];
  const options = { delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true };
  let number = 0;
  try {
    const records = parse(text, { ...options, max_record_size: 100_000 }) as AsyncIterable<string[]>;
    for await (const record of records) {
      number++;
      const cells = new Map<number, Cell>();
      for (const [column, raw] of record.slice(0, maxColumns).entries()) {
        const cell = cellOf(raw);
        if (cell.text !== '') cells.set(column, cell);
      }
      if (cells.size === 0) continue;
      if (rows.length > maxRows) throw tooLarge();
      rows.push({ number, cells });
      // The parser hands out what it has at once.
      if (number % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  } catch (error) {
    throw error instanceof CsvError ? new DomainError('workbook_unreadable') : error;
  }
  return { rows, merged: [], from1904: false };
}

/** Pictures and programs may pass for GBK, but no text has control characters in it; one may stand at its very end. */
const isBinary = (text: string): boolean => /[\u0000-\u0008\u000e-\u001f](?!$)/.test(text.slice(0, 2000));

function decoded(content: Buffer): string {
  const wide = content[0] === 0xff && content[1] === 0xfe;
  if (!wide && content.includes(0)) throw new DomainError('unsupported_workbook');
  for (const encoding of wide ? ['utf-16le'] : ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(content);
    } catch {
      continue;
    }
  throw new DomainError('unsupported_workbook');
}

/** The one that the first line has most of. */
function delimiterOf(text: string): string {
  const line = text.slice(0, 2000).split(/[\r\n]/, 1)[0] ?? '';
  const counted = [',', '\t', ';'].map((sign) => ({ sign, times: line.split(sign).length }));
  return counted.reduce((most, one) => (one.times > most.times ? one : most)).sign;
}

/** `="0012"` is how one keeps the zeros; any other formula is one. */
function cellOf(raw: string): Cell {
  const text = clip(raw.trim(), maxText);
  const kept = /^="([^"]*)"$/.exec(text)?.[1];
  if (kept !== undefined) return { kind: 'text', text: kept };
  return { kind: text.startsWith('=') ? 'formula' : 'text', text };
}
