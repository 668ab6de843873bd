import { type Block, type Paper, mm } from './paper';

export const a4 = { width: mm(210), height: mm(297) };
export const margin = mm(16);
/** What lies between the margins. */
export const column = { left: margin, width: a4.width - 2 * margin };
const footerHeight = mm(12);
const bottom = a4.height - margin - footerHeight;

/** A document on sheets of A4: what it begins with, a table, and what it ends with. */
export interface Sheets {
  head: Block;
  /** Begins each further page. */
  running: Block;
  /** Stands above the rows on every page. */
  tableHead: Block;
  rows: readonly Block[];
  /** None of them is cut in two. */
  tail: readonly Block[];
  /** Drawn on every page once it is known how many there are. */
  footer: (top: number, page: number, pages: number) => void;
}

/** Lays a document out on as many pages as it needs; they are numbered for themselves. */
export function drawSheets(paper: Paper, { head, running, tableHead, rows, tail, footer }: Sheets): void {
  let top = 0;
  const put = (block: Block) => {
    block.draw(top);
    top += block.height;
  };
  const turn = (first: Block) => {
    paper.addPage(a4.width, a4.height);
    top = margin;
    put(first);
  };
  turn(head);
  put(tableHead);
  for (const row of rows) {
    if (top + row.height > bottom) {
      turn(running);
      put(tableHead);
    }
    put(row);
  }
  for (const block of tail) {
    if (top + block.height > bottom) turn(running);
    put(block);
  }
  const { start, count } = paper.pdf.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    paper.pdf.switchToPage(start + page);
    footer(bottom + footerHeight / 2, page + 1, count);
  }
  paper.pdf.flushPages();
}
