import { addressText } from '@lanzi/shared/fulfilment/region';
import { fill, inLang } from '@lanzi/shared/lang';
import type { Document } from '@lanzi/shared/document/documents';
import { domainWords, statusWord } from '@lanzi/shared/locales/domain-words';
import { column, margin } from './paper/pages';
import {
  beside,
  type Block,
  grey,
  ink,
  lineHeight,
  mm,
  type Paper,
  space,
  stack,
  type Style,
} from './paper/paper';
import type { Letterhead, PrintedOrder } from './printed-orders';
import { wallMinute } from './wall-minute';
import { documentWords } from './words';

export const body: Style = { size: 9.5 };
export const strong: Style = { size: 9.5, weight: 'bold' };
export const small: Style = { size: 8, colour: grey };
const gap = mm(6);
const right = column.left + column.width;

/** Whose it is on the left; what it is and its number on the right. */
export function letterheadOf(
  paper: Paper,
  { settings, lang }: Letterhead,
  { order }: PrintedOrder,
  document: Document,
): Block {
  const { merchant } = settings;
  const words = documentWords[lang];
  const half = (column.width - gap) / 2;
  const said = [
    merchant.legalName,
    merchant.address,
    [
      merchant.phone && `${words.phone} ${merchant.phone}`,
      merchant.taxNumber && `${words.taxNumber} ${merchant.taxNumber}`,
    ]
      .filter(Boolean)
      .join('    '),
  ].filter(Boolean);
  const ours = stack([
    paper.text(inLang(settings.name, lang), column.left, half, { size: 17, weight: 'bold' }),
    ...said.map((text) => paper.text(text, column.left, half, small)),
  ]);
  const barcodeHeight = mm(10);
  const barcodeWidth = mm(58);
  const theirs = stack([
    paper.text(domainWords(lang).document[document], right - half, half, { size: 14 }, { align: 'right' }),
    space(mm(1)),
    {
      height: barcodeHeight,
      draw: (top) => paper.barcode(order.orderNo, right - barcodeWidth, top, barcodeWidth, barcodeHeight),
    },
    paper.text(order.orderNo, right - barcodeWidth, barcodeWidth, small, { align: 'centre' }),
  ]);
  return stack([beside([ours, theirs]), space(mm(4)), ruleOf(paper, ink, 0.9), space(mm(4))]);
}

type Facts = [word: string, value: string][];

/** Words and what they stand for, in two columns; what is not known is left out. */
export function facts(paper: Paper, left: Facts, right: Facts): Block {
  const half = (column.width - gap) / 2;
  const style = { ...body, colour: grey };
  const wordWidth = mm(4) + Math.max(...[...left, ...right].map(([word]) => paper.widthOf(word, style)));
  const listed = (rows: Facts, from: number) =>
    stack(
      rows
        .filter(([, value]) => value !== '')
        .map(([word, value]) =>
          beside([
            paper.text(word, from, wordWidth, style),
            paper.text(value, from + wordWidth, half - wordWidth, body),
          ]),
        ),
    );
  return stack([beside([listed(left, column.left), listed(right, column.left + half + gap)]), space(mm(5))]);
}

/** When and how it was ordered. */
export function aboutOrder({ lang, timeZone }: Letterhead, { order }: PrintedOrder): Facts {
  const words = domainWords(lang);
  const { exportColumn: name } = words;
  const method = order.shippingMethodTitle ? inLang(order.shippingMethodTitle, lang) : '';
  return [
    [name.placedAt, wallMinute(order.placedAt, timeZone)],
    [name.status, statusWord(order.status, order.deliveryMode, lang)],
    [name.deliveryMode, [words.delivery[order.deliveryMode], method].filter(Boolean).join(' · ')],
  ];
}

/** Who gets it, where, and in which packages. */
export function aboutReceiver({ lang }: Letterhead, { order, store, packages }: PrintedOrder): Facts {
  const { exportColumn: name } = domainWords(lang);
  return [
    [name.store, store?.name ?? ''],
    [store ? documentWords[lang].pickupBy : name.contactName, order.contactName],
    [name.contactPhone, order.contactPhone],
    [name.address, addressText(order.address)],
    [name.waybillNo, packages.map(({ carrier, waybillNo }) => `${carrier} ${waybillNo}`).join('\n')],
  ];
}

/** A note under its word, line by line, so that a long one can go on overleaf. */
export function noteBlocks(paper: Paper, word: string, note: string): Block[] {
  if (!note) return [];
  const [first = '', ...more] = paper.wrap(note, column.width, body);
  const lineOf = (text: string): Block => ({
    height: lineHeight(body),
    draw: (top) => paper.line(text, column.left, top, body),
  });
  const title = paper.text(word, column.left, column.width, { ...body, colour: grey });
  return [space(mm(3)), stack([title, lineOf(first)]), ...more.map(lineOf)];
}

/** Begins each further page. */
export const runningHead = (paper: Paper, { lang, settings }: Letterhead, { order }: PrintedOrder): Block =>
  stack([
    beside([
      paper.text(inLang(settings.name, lang), column.left, column.width / 2, strong),
      paper.text(
        order.orderNo + documentWords[lang].continued,
        column.left + column.width / 2,
        column.width / 2,
        body,
        { align: 'right' },
      ),
    ]),
    space(mm(4)),
  ]);

export function footerOf(paper: Paper, { lang, printedAt, timeZone }: Letterhead, { order }: PrintedOrder) {
  const words = documentWords[lang];
  return (top: number, page: number, pages: number): void => {
    const at = fill(words.printedAt, { at: wallMinute(printedAt, timeZone) });
    paper.rule(column.left, column.width, top);
    const below = top + mm(1.5);
    paper.line(`${order.orderNo}    ${at}`, margin, below, small);
    paper.line(fill(words.page, { page, pages }), margin, below, small, 'right', column.width);
  };
}

export const ruleOf = (paper: Paper, colour: string, thickness = 0.5): Block => ({
  height: thickness,
  draw: (top) => paper.rule(column.left, column.width, top, { colour, thickness }),
});
