import { DomainError } from '@lanzi/shared/errors';
import { clip, wellFormed } from '../../platform/clip';
import { Archive } from './archive';
import { type Cell, maxColumns, maxRows, maxText, type Sheet, type SheetRow, tooLarge } from './sheet';
import type { Attributes, XmlListener } from './xml';

const maxSheets = 10;
const maxStrings = 500_000;
const maxMerged = 10_000;
/** Excel's own. */
const maxRowNumber = 1_048_576;
/** Rows above and below the table, such as a title. */
const spareRows = 50;

/**
 * The sheets of a workbook (.xlsx), the visible ones first, each read when it is asked for. Formulas stay what they
 * are and numbers stay as they are written: whoever knows the column decides what they mean.
 * @throws DomainError unsupported_workbook, workbook_unreadable, workbook_too_large
 */
export async function* readWorkbook(content: Buffer): AsyncGenerator<Sheet> {
  const archive = await Archive.open(content);
  if (!archive.has('xl/workbook.xml')) throw new DomainError('unsupported_workbook');
  const { sheets, from1904 } = await readIndex(archive);
  const strings = archive.has('xl/sharedStrings.xml') ? await readStrings(archive) : [];
  for (const path of sheets.slice(0, maxSheets)) {
    const reader = new SheetReader(strings);
    await archive.read(path, reader);
    yield { rows: reader.rows, merged: reader.merged, from1904 };
  }
}

async function readIndex(archive: Archive): Promise<{ sheets: string[]; from1904: boolean }> {
  const listed: { id: string; hidden: boolean }[] = [];
  const targets = new Map<string, string>();
  let from1904 = false;
  const ignore = { close: () => undefined, text: () => undefined };
  await archive.read('xl/workbook.xml', {
    ...ignore,
    open(name, attributes) {
      const { state = 'visible', date1904 = '' } = attributes;
      if (name === 'sheet') listed.push({ id: idOf(attributes), hidden: state !== 'visible' });
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(date1904);
    },
  });
  await archive.read('xl/_rels/workbook.xml.rels', {
    ...ignore,
    open(name, { Id = '', Target = '' }) {
      if (name === 'Relationship') targets.set(Id, Target);
    },
  });
  const visibleFirst = [...listed.filter(({ hidden }) => !hidden), ...listed.filter(({ hidden }) => hidden)];
  const paths = visibleFirst
    .map(({ id }) => pathOf(targets.get(id) ?? ''))
    .filter((path) => archive.has(path));
  if (paths.length === 0) throw new DomainError('workbook_unreadable');
  // Named twice, a sheet is read once.
  return { sheets: [...new Set(paths)], from1904 };
}

/** `r:id`, by whatever prefix. */
const idOf = (attributes: Attributes): string =>
  Object.entries(attributes).find(([name]) => /^\w+:id$/.test(name))?.[1] ?? '';
const pathOf = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`);

async function readStrings(archive: Archive): Promise<string[]> {
  const strings: string[] = [];
  const text = new TextRuns();
  await archive.read('xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') text.begin();
      text.open(name);
    },
    text: (piece) => text.text(piece),
    close: (name) => {
      text.close(name);
      if (name !== 'si') return;
      if (strings.length >= maxStrings) throw tooLarge();
      strings.push(text.read());
    },
  });
  return strings;
}

/** The text of a string in runs, without how it is pronounced. */
class TextRuns {
  private read_ = '';
  private inText = false;
  private inPhonetic = false;

  begin(): void {
    this.read_ = '';
  }
  open(name: string): void {
    if (name === 'rPh') this.inPhonetic = true;
    if (name === 't') this.inText = true;
  }
  text(piece: string): void {
    if (this.inText && !this.inPhonetic && this.read_.length < maxText) this.read_ += clip(piece, maxText);
  }
  close(name: string): void {
    if (name === 'rPh') this.inPhonetic = false;
    if (name === 't') this.inText = false;
  }
  /** Characters that XML does not have are written `_x000D_` there. */
  read(): string {
    return wellFormed(
      this.read_.replace(/_x([\dA-F]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    );
  }
}

class SheetReader implements XmlListener {
  readonly rows: SheetRow[] = [];
  readonly merged: Sheet['merged'] = [];
  private row: SheetRow = { number: 0, cells: new Map() };
  private column = -1;
  private type = 'n';
  private inside: 'v' | 'f' | undefined;
  private value = '';
  private formula: string | undefined;
  private readonly inline = new TextRuns();

  constructor(private readonly strings: readonly string[]) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'c') this.beginCell(attributes);
    else if (name === 'row')
      this.row = { number: rowNumber(attributes.r, this.row.number + 1), cells: new Map() };
    else if (name === 'v') this.inside = 'v';
    else if (name === 'f') {
      this.inside = 'f';
      this.formula = '';
    } else if (name === 'mergeCell') this.merge(attributes.ref ?? '');
    else this.inline.open(name);
    if (name === 'row') this.column = -1;
  }

  text(piece: string): void {
    if (this.inside === 'v') this.value += clip(piece, maxText);
    else if (this.inside === 'f' && (this.formula?.length ?? 0) < maxText)
      this.formula += clip(piece, maxText);
    else this.inline.text(piece);
  }

  close(name: string): void {
    if (name === 'c') this.endCell();
    else if (name === 'v' || name === 'f') this.inside = undefined;
    else if (name === 'row') this.endRow();
    else this.inline.close(name);
  }

  private beginCell({ r, t = 'n' }: Attributes): void {
    this.column = columnIn(r) ?? this.column + 1;
    this.type = t;
    this.value = '';
    this.formula = undefined;
    this.inline.begin();
  }

  private endCell(): void {
    const cell = this.cell();
    if (cell.text !== '' && this.column < maxColumns) this.row.cells.set(this.column, cell);
  }

  private cell(): Cell {
    if (this.formula !== undefined) return { kind: 'formula', text: `=${this.formula}` };
    switch (this.type) {
      case 's':
        return { kind: 'text', text: (this.strings[Number(this.value)] ?? '').trim() };
      case 'inlineStr':
        return { kind: 'text', text: this.inline.read().trim() };
      case 'n':
        return { kind: 'number', text: this.value.trim() };
      default:
        return { kind: 'text', text: this.value.trim() };
    }
  }

  private endRow(): void {
    if (this.row.cells.size === 0) return;
    if (this.rows.length >= maxRows + spareRows) throw tooLarge();
    this.rows.push(this.row);
  }

  private merge(ref: string): void {
    const [from = '', to = from] = ref.split(':');
    const [left, right] = [columnIn(from), columnIn(to)];
    if (left === undefined || right === undefined) return;
    if (this.merged.length >= maxMerged) throw tooLarge();
    const rowIn = (address: string) => rowNumber(/\d+$/.exec(address)?.[0], 1);
    this.merged.push({ left, right, top: rowIn(from), bottom: rowIn(to) });
  }
}

/** `AB12` → 27. */
function columnIn(address: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})/.exec(address ?? '')?.[1];
  if (!letters) return undefined;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** @throws DomainError workbook_unreadable for a row that no sheet has */
function rowNumber(text: string | undefined, otherwise: number): number {
  const number = text === undefined ? otherwise : Number(text);
  if (!Number.isInteger(number) || number < 1 || number > maxRowNumber)
    throw new DomainError('workbook_unreadable');
  return number;
}
