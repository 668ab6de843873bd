import { fill, inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import type { OrderLine } from '../order/order-line.entity';
import { column, drawSheets } from './paper/pages';
import { beside, type Block, grey, mm, type Paper, space, stack } from './paper/paper';
import { type Cell, Table } from './paper/table';
import type { Letterhead, PrintedOrder } from './printed-orders';
import {
  aboutOrder,
  aboutReceiver,
  body,
  facts,
  footerOf,
  letterheadOf,
  noteBlocks,
  runningHead,
  small,
} from './sheet-parts';
import { documentWords } from './words';

const tick = mm(4);
const tickColumn = 0;

/** What somebody takes off the shelves: quantities and no prices. */
export function drawPackingList(paper: Paper, letterhead: Letterhead, printed: PrintedOrder): void {
  const { lang } = letterhead;
  const { order, lines } = printed;
  const { exportColumn: name } = domainWords(lang);
  const words = documentWords[lang];
  const someLeft = lines.some(({ quantityShipped }) => quantityShipped > 0);
  const table = new Table(paper, [
    { word: words.checked, share: 6 },
    { word: name.productName, share: 48 },
    { word: name.barcode, share: 22 },
    ...(someLeft ? [{ word: words.shippedAlready, share: 9, align: 'right' as const }] : []),
    { word: name.quantity, share: 10, align: 'right' as const },
  ]);
  drawSheets(paper, {
    head: stack([
      letterheadOf(paper, letterhead, printed, 'packing_list'),
      facts(paper, aboutOrder(letterhead, printed), aboutReceiver(letterhead, printed)),
    ]),
    running: runningHead(paper, letterhead, printed),
    tableHead: table.head,
    rows: lines.map((line) => withTick(paper, table, table.row(cellsOf(line, letterhead, someLeft)))),
    tail: [
      ending(paper, letterhead, printed),
      ...customItems(paper, letterhead, printed),
      ...noteBlocks(paper, name.note, order.note),
      ...noteBlocks(paper, name.merchantNote, order.merchantNote),
    ],
    footer: footerOf(paper, letterhead, printed),
  });
}

function cellsOf(line: OrderLine, { lang }: Letterhead, someLeft: boolean): Cell[] {
  const { productName, skuName, barcode, quantity, quantityShipped } = line;
  const sku = inLang(skuName, lang);
  const large = { size: 12, weight: 'bold' as const };
  return [
    [],
    [{ text: inLang(productName, lang), style: body }, ...(sku ? [{ text: sku, style: small }] : [])],
    [{ text: barcode, style: body }],
    ...(someLeft ? [[{ text: String(quantityShipped), style: { ...body, colour: grey } }]] : []),
    [{ text: String(quantity), style: large }],
  ];
}

/** A little box to tick by hand. */
function withTick(paper: Paper, table: Table, row: Block): Block {
  const { left } = table.place(tickColumn);
  return {
    height: row.height,
    draw(top) {
      row.draw(top);
      paper.box(left, top + mm(2), tick, tick, { colour: grey });
    },
  };
}

/** They may be things to pack: whoever packs decides. */
function customItems(paper: Paper, { lang }: Letterhead, { extras }: PrintedOrder): Block[] {
  const items = extras.filter(({ kind }) => kind === 'item').map(({ title }) => title);
  return noteBlocks(paper, domainWords(lang).extra.item, items.join(' · '));
}

function ending(paper: Paper, { lang }: Letterhead, { lines }: PrintedOrder): Block {
  const words = documentWords[lang];
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const half = column.width / 2;
  const packedBy = `${words.packedBy} ____________________`;
  return stack([
    space(mm(4)),
    beside([
      paper.text(packedBy, column.left, half, { ...body, colour: grey }),
      paper.text(
        fill(words.pieces, { count: pieces }),
        column.left + half,
        half,
        { ...body, weight: 'bold' },
        { align: 'right' },
      ),
    ]),
  ]);
}
