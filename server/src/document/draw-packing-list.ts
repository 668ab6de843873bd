import { fill, inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { sum } from '@lanzi/shared/money';
import { isPartlyShipped, unitsLeft } from '@lanzi/shared/order/units-left';
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

/**
 * What somebody takes off the shelves: quantities and no prices. Once a part has left, what is still to be packed; lines
 * that left as a whole stand below in grey.
 */
export function drawPackingList(paper: Paper, letterhead: Letterhead, printed: PrintedOrder): void {
  const { lang } = letterhead;
  const { order, lines } = printed;
  const { exportColumn: name } = domainWords(lang);
  const words = documentWords[lang];
  const someLeft = lines.some(({ quantityShipped }) => quantityShipped > 0);
  const part = isPartlyShipped(order.status, lines);
  const sent = part ? lines.filter((line) => unitsLeft(line) === 0) : [];
  const toPack = lines.filter((line) => !sent.includes(line));
  const table = new Table(paper, [
    { word: words.checked, share: 6 },
    { word: name.productName, share: 48 },
    { word: name.barcode, share: 22 },
    ...(someLeft ? [{ word: words.shippedAlready, share: 9, align: 'right' as const }] : []),
    { word: part ? words.toPack : name.quantity, share: 10, align: 'right' as const },
  ]);
  drawSheets(paper, {
    head: stack([
      letterheadOf(paper, letterhead, printed, 'packing_list'),
      facts(paper, aboutOrder(letterhead, printed), aboutReceiver(letterhead, printed)),
    ]),
    running: runningHead(paper, letterhead, printed),
    tableHead: table.head,
    rows: [
      ...toPack.map((line) => {
        const quantity = part ? unitsLeft(line) : line.quantity;
        return withTick(paper, table, table.row(cellsOf(line, letterhead, someLeft, quantity)));
      }),
      ...sent.map((line) => table.row(cellsOf(line, letterhead, someLeft, 0))),
    ],
    tail: [
      ending(paper, letterhead, printed),
      ...customItems(paper, letterhead, printed),
      ...noteBlocks(paper, name.note, order.note),
      ...noteBlocks(paper, name.merchantNote, order.merchantNote),
    ],
    footer: footerOf(paper, letterhead, printed),
  });
}

function cellsOf(line: OrderLine, { lang }: Letterhead, someLeft: boolean, quantity: number): Cell[] {
  const { productName, skuName, barcode, quantityShipped } = line;
  const sku = inLang(skuName, lang);
  const large = { size: 12, weight: 'bold' as const };
  const pale = { ...body, colour: grey };
  const style = quantity > 0 ? body : pale;
  return [
    [],
    [{ text: inLang(productName, lang), style }, ...(sku ? [{ text: sku, style: small }] : [])],
    [{ text: barcode, style }],
    ...(someLeft ? [[{ text: String(quantityShipped), style: pale }]] : []),
    [quantity > 0 ? { text: String(quantity), style: large } : { text: '—', style: pale }],
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

function ending(paper: Paper, { lang }: Letterhead, { order, lines }: PrintedOrder): Block {
  const words = documentWords[lang];
  const pieces = isPartlyShipped(order.status, lines)
    ? fill(words.piecesLeft, { count: sum(lines.map(unitsLeft)) })
    : fill(words.pieces, { count: sum(lines.map(({ quantity }) => quantity)) });
  const half = column.width / 2;
  const packedBy = `${words.packedBy} ____________________`;
  return stack([
    space(mm(4)),
    beside([
      paper.text(packedBy, column.left, half, { ...body, colour: grey }),
      paper.text(pieces, column.left + half, half, { ...body, weight: 'bold' }, { align: 'right' }),
    ]),
  ]);
}
