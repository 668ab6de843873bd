import { addressText } from '@lanzi/shared/fulfilment/region';
import { fill, inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { formatMoney } from '@lanzi/shared/money';
import { isPartlyShipped, unitsLeft } from '@lanzi/shared/order/units-left';
import type { OrderLine } from '../order/order-line.entity';
import { dueOf } from '../order/order.store';
import { type Block, beside, mm, type Paper, space, stack, type Style } from './paper/paper';
import type { Letterhead, PrintedOrder, PrintedPackage } from './printed-orders';
import { documentWords } from './words';

const size = { width: mm(100), height: mm(150) };
const edge = mm(5);
const left = edge;
const width = size.width - 2 * edge;
const black = '#000000';
const words = (points: number): Style => ({ size: points, colour: black });
const bold = (points: number): Style => ({ size: points, weight: 'bold', colour: black });

/** Labels of 100 × 150 mm: one for each package that left, and one for what is still to be packed. */
export function drawLabels(paper: Paper, letterhead: Letterhead, printed: PrintedOrder): void {
  const { order, lines, packages } = printed;
  const toPack = packages.length === 0 || isPartlyShipped(order.status, lines);
  const labels = [...packages.map((parcel, index) => ({ parcel, index })), ...(toPack ? [undefined] : [])];
  labels.forEach((numbered, at) => drawLabel(paper, letterhead, printed, at === labels.length - 1, numbered));
  paper.pdf.flushPages();
}

interface Numbered {
  parcel: PrintedPackage;
  index: number;
}

function drawLabel(
  paper: Paper,
  letterhead: Letterhead,
  printed: PrintedOrder,
  last: boolean,
  numbered?: Numbered,
): void {
  paper.addPage(size.width, size.height);
  const upper = stack([
    heading(paper, letterhead, printed, numbered),
    rule(paper),
    codeOf(paper, numbered?.parcel.waybillNo ?? printed.order.orderNo),
    rule(paper),
    receiver(paper, letterhead, printed),
    rule(paper),
    ...(last ? collected(paper, letterhead, printed) : []),
    sender(paper, letterhead),
    rule(paper),
  ]);
  upper.draw(edge);
  const inside = insideOf(printed, numbered);
  const lower = footing(paper, letterhead, printed, inside);
  const room = size.height - edge - (edge + upper.height);
  contents(paper, letterhead, printed, inside, room - lower.height).draw(edge + upper.height);
  lower.draw(size.height - edge - lower.height);
}

/** Who carries it, large; for a pickup, the store. */
function heading(
  paper: Paper,
  { lang, settings }: Letterhead,
  { order, store, packages }: PrintedOrder,
  numbered?: Numbered,
): Block {
  const mode = domainWords(lang).delivery[order.deliveryMode];
  const title = numbered?.parcel.carrier || mode;
  const index =
    numbered && packages.length > 1
      ? fill(documentWords[lang].packageOf, { index: numbered.index + 1, count: packages.length })
      : !numbered && packages.length > 0
        ? documentWords[lang].theRest
        : '';
  const under = [store ? mode : '', index].filter(Boolean).join(' · ');
  const aside = mm(32);
  return beside([
    titleOf(paper, store?.name ?? title, width - aside),
    stack([
      paper.text(inLang(settings.name, lang), left + width - aside, aside, words(9), {
        align: 'right',
        most: 2,
      }),
      ...(under
        ? [paper.text(under, left + width - aside, aside, words(9), { align: 'right', most: 2 })]
        : []),
    ]),
  ]);
}

/** In the largest type that sets it in one line, or else in two. */
function titleOf(paper: Paper, title: string, room: number): Block {
  const styles = [19, 17, 15, 13].map(bold);
  const fits = (lines: number) => styles.find((style) => paper.wrap(title, room, style).length <= lines);
  return paper.text(title, left, room, fits(1) ?? fits(2) ?? bold(13), { most: 2 });
}

/** The number that a scanner reads: the waybill's, or the order's before there is one. */
function codeOf(paper: Paper, number: string): Block {
  const height = mm(18);
  const quiet = mm(6);
  const bars = {
    height,
    draw: (top: number) => paper.barcode(number, left + quiet, top, width - 2 * quiet, height),
  };
  return stack([bars, paper.text(number, left, width, bold(13), { align: 'centre', most: 1 })]);
}

function receiver(paper: Paper, { lang }: Letterhead, { order, store }: PrintedOrder): Block {
  const say = documentWords[lang];
  const mark = mm(12);
  const rest = width - mark;
  const address = addressText(order.address) || (store ? `${store.name}  ${store.address}` : '');
  return beside([
    paper.text(store ? say.pickupBy : say.receiver, left, mark, bold(store ? 10 : 14)),
    stack([
      paper.text(`${order.contactName}  ${order.contactPhone}`, left + mark, rest, bold(14), { most: 2 }),
      paper.text(address, left + mark, rest, words(12.5), { most: 4 }),
    ]),
  ]);
}

/** What the courier collects, once for the order: with the package that leaves last, as carriers are asked to. */
function collected(paper: Paper, { lang, currency }: Letterhead, { order }: PrintedOrder): Block[] {
  const due = dueOf(order);
  if (order.paymentKind !== 'cash_on_delivery' || due <= 0) return [];
  const text = fill(documentWords[lang].toCollect, { amount: formatMoney(due, currency) });
  return [paper.text(text, left, width, bold(17), { align: 'centre', most: 2 }), rule(paper)];
}

function sender(paper: Paper, { lang, sender: from }: Letterhead): Block {
  const mark = mm(12);
  const rest = width - mark;
  return beside([
    paper.text(documentWords[lang].sender, left, mark, bold(10)),
    stack([
      paper.text([from.name, from.phone].filter(Boolean).join('  '), left + mark, rest, words(9.5), {
        most: 2,
      }),
      ...(from.address ? [paper.text(from.address, left + mark, rest, words(9.5), { most: 2 })] : []),
    ]),
  ]);
}

type Inside = { line: OrderLine; quantity: number }[];

/** What is in the package; in the one to be packed, all that is still here. */
const insideOf = ({ lines }: PrintedOrder, numbered?: Numbered): Inside =>
  numbered
    ? numbered.parcel.lines.flatMap(({ lineId, quantity }) => {
        const line = lines.find(({ id }) => id === lineId);
        return line ? [{ line, quantity }] : [];
      })
    : lines.map((line) => ({ line, quantity: unitsLeft(line) })).filter(({ quantity }) => quantity > 0);

/** As much of what is inside, and of what the buyer asks, as there is room for. */
function contents(
  paper: Paper,
  { lang }: Letterhead,
  { order }: PrintedOrder,
  inside: Inside,
  room: number,
): Block {
  const style = words(9);
  const note = order.note
    ? paper.text(fill(documentWords[lang].noted, { note: order.note }), left, width, bold(9), { most: 3 })
    : space(0);
  const rows: Block[] = [];
  let free = room - note.height;
  for (const { line, quantity } of inside) {
    const what = [inLang(line.productName, lang), inLang(line.skuName, lang)].filter(Boolean).join(' ');
    const row = paper.text(`${what} × ${quantity}`, left, width, style, { most: 1 });
    if (row.height * (rows.length === inside.length - 1 ? 1 : 2) > free) {
      rows.push(paper.text('…', left, width, style));
      break;
    }
    rows.push(row);
    free -= row.height;
  }
  return stack([...rows, note]);
}

function footing(paper: Paper, { lang }: Letterhead, { order }: PrintedOrder, inside: Inside): Block {
  const pieces = inside.reduce((sum, { quantity }) => sum + quantity, 0);
  const count = fill(documentWords[lang].pieces, { count: pieces });
  return stack([
    rule(paper),
    beside([
      paper.text(`${domainWords(lang).exportColumn.orderNo} ${order.orderNo}`, left, width * 0.7, words(9)),
      paper.text(count, left + width * 0.7, width * 0.3, bold(9), { align: 'right' }),
    ]),
  ]);
}

const rule = (paper: Paper): Block => {
  const height = mm(3);
  const draw = (top: number) => paper.rule(left, width, top + height / 2, { thickness: 0.8, colour: black });
  return { height, draw };
};
