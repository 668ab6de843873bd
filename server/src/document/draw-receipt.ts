import { addressText } from '@lanzi/shared/fulfilment/region';
import { fill, inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { formatMoney } from '@lanzi/shared/money';
import { paymentState } from '@lanzi/shared/order/order-totals';
import { amountRows } from './amount-rows';
import { wallMinute } from './wall-minute';
import { beside, type Block, mm, type Paper, space, stack, type Style } from './paper/paper';
import type { Letterhead, PrintedOrder } from './printed-orders';
import { documentWords } from './words';

/** The roll's width in millimetres, and how much of it its printers reach on each side. */
const rolls = { '58': { width: 58, margin: 5 }, '80': { width: 80, margin: 4 } } as const;
export type Roll = keyof typeof rolls;

/** A receipt on a paper roll, the page as long as what stands on it. Roll printers have no grey. */
export function drawReceipt(paper: Paper, letterhead: Letterhead, printed: PrintedOrder, roll: Roll): void {
  const { width, margin } = rolls[roll];
  const slip = new Slip(paper, mm(margin), mm(width - 2 * margin), roll === '58' ? 7.5 : 8.5);
  const content = stack([
    ...heading(slip, letterhead, printed),
    slip.rule(),
    ...about(slip, letterhead, printed),
    slip.rule(),
    ...lineBlocks(slip, letterhead, printed),
    slip.rule(),
    ...sums(slip, letterhead, printed),
    ...ending(slip, letterhead, printed),
  ]);
  const edge = mm(5);
  paper.addPage(mm(width), content.height + 2 * edge);
  content.draw(edge);
  paper.pdf.flushPages();
}

/** The parts that a receipt is put together from. */
class Slip {
  readonly normal: Style;
  readonly strong: Style;

  constructor(
    readonly paper: Paper,
    readonly left: number,
    readonly width: number,
    size: number,
  ) {
    this.normal = { size, colour: '#000000' };
    this.strong = { size, weight: 'bold', colour: '#000000' };
  }

  centred = (text: string, style = this.normal): Block =>
    this.paper.text(text, this.left, this.width, style, { align: 'centre' });

  text = (text: string, style = this.normal): Block => this.paper.text(text, this.left, this.width, style);

  /** A word on the left, what it is on the right. */
  pair(word: string, value: string, style = this.normal): Block {
    const gap = mm(2);
    const wide = Math.min(this.width * 0.6, this.paper.widthOf(word, style));
    const rest = this.width - wide - gap;
    return beside([
      this.paper.text(word, this.left, wide + 0.1, style),
      this.paper.text(value, this.left + wide + gap, rest, style, { align: 'right' }),
    ]);
  }

  rule(): Block {
    const height = mm(3);
    const look = { thickness: 0.6, colour: '#000000', dashed: true };
    return { height, draw: (top) => this.paper.rule(this.left, this.width, top + height / 2, look) };
  }

  barcode(text: string): Block {
    const height = mm(11);
    const wide = Math.min(this.width, mm(56));
    const left = this.left + (this.width - wide) / 2;
    return { height, draw: (top) => this.paper.barcode(text, left, top, wide, height) };
  }
}

function heading(slip: Slip, { settings, lang }: Letterhead, { order }: PrintedOrder): Block[] {
  const size = slip.normal.size;
  const words = domainWords(lang);
  return [
    slip.centred(inLang(settings.name, lang), { ...slip.strong, size: size * 1.7 }),
    slip.centred(words.document.receipt, { ...slip.normal, size: size * 1.1 }),
    ...(order.status === 'cancelled'
      ? [slip.centred(words.status.cancelled, { ...slip.strong, size: size * 1.7 })]
      : []),
  ];
}

function about(slip: Slip, { lang, timeZone }: Letterhead, { order, store }: PrintedOrder): Block[] {
  const words = domainWords(lang);
  const { exportColumn: column } = words;
  const delivered = order.deliveryMode !== 'pickup';
  return [
    slip.pair(column.orderNo, order.orderNo),
    slip.pair(column.placedAt, wallMinute(order.placedAt, timeZone)),
    slip.pair(column.deliveryMode, words.delivery[order.deliveryMode]),
    ...(store ? [slip.pair(column.store, store.name)] : []),
    slip.pair(delivered ? column.contactName : documentWords[lang].pickupBy, order.contactName),
    slip.pair(column.contactPhone, order.contactPhone),
    ...(delivered ? [slip.pair(column.address, addressText(order.address))] : []),
  ];
}

function lineBlocks(slip: Slip, { lang, currency }: Letterhead, { lines }: PrintedOrder): Block[] {
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const blocks = lines.flatMap(({ productName, skuName, quantity, unitPrice }) => [
    slip.text(inLang(productName, lang), slip.strong),
    ...(inLang(skuName, lang) ? [slip.text(inLang(skuName, lang))] : []),
    slip.pair(
      `${formatMoney(unitPrice, currency)} × ${quantity}`,
      formatMoney(unitPrice * quantity, currency),
    ),
    space(mm(1)),
  ]);
  return [...blocks, slip.text(fill(documentWords[lang].pieces, { count: pieces }))];
}

function sums(slip: Slip, { lang, currency }: Letterhead, { order, extras }: PrintedOrder): Block[] {
  const large = { ...slip.strong, size: slip.normal.size * 1.35 };
  const words = domainWords(lang);
  return [
    ...amountRows(order, extras, lang).map(({ word, amount, strong }) =>
      slip.pair(word, formatMoney(amount, currency), strong ? large : slip.normal),
    ),
    slip.pair(words.exportColumn.paymentMethod, inLang(order.paymentTitle, lang)),
    slip.pair(words.exportColumn.paymentState, words.payment[paymentState(order)]),
  ];
}

function ending(slip: Slip, letterhead: Letterhead, { order }: PrintedOrder): Block[] {
  const { settings, lang, timeZone, printedAt } = letterhead;
  const { merchant } = settings;
  const words = documentWords[lang];
  const small = { ...slip.normal, size: slip.normal.size * 0.88 };
  const said = [
    merchant.legalName,
    merchant.address,
    merchant.phone && `${words.phone} ${merchant.phone}`,
    merchant.taxNumber && `${words.taxNumber} ${merchant.taxNumber}`,
  ].filter(Boolean);
  const note = fill(words.noted, { note: order.note });
  return [
    ...(order.note ? [slip.rule(), slip.text(note)] : []),
    slip.rule(),
    space(mm(1)),
    slip.barcode(order.orderNo),
    slip.centred(order.orderNo),
    space(mm(2)),
    slip.centred(words.thanks, slip.strong),
    ...said.map((text) => slip.centred(text, small)),
    slip.centred(fill(words.printedAt, { at: wallMinute(printedAt, timeZone) }), small),
  ];
}
