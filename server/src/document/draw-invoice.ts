import { fill, inLang } from '@lanzi/shared/lang';
import { domainWords } from '@lanzi/shared/locales/domain-words';
import { formatMoney } from '@lanzi/shared/money';
import { paymentState } from '@lanzi/shared/order/order-totals';
import { amountRows } from './amount-rows';
import { column, drawSheets } from './paper/pages';
import { beside, type Block, grey, mm, type Paper, space, stack } from './paper/paper';
import { Table } from './paper/table';
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
  strong,
} from './sheet-parts';
import { documentWords } from './words';

/** An invoice on A4, with prices. */
export function drawInvoice(paper: Paper, letterhead: Letterhead, printed: PrintedOrder): void {
  const { lang, currency } = letterhead;
  const { order, lines } = printed;
  const words = domainWords(lang);
  const { exportColumn: name } = words;
  const table = new Table(paper, [
    { word: documentWords[lang].itemNo, share: 4 },
    { word: name.productName, share: 46 },
    { word: name.unitPrice, share: 15, align: 'right' },
    { word: name.quantity, share: 9, align: 'right' },
    { word: name.lineAmount, share: 17, align: 'right' },
  ]);
  drawSheets(paper, {
    head: stack([
      letterheadOf(paper, letterhead, printed, 'invoice'),
      facts(
        paper,
        [
          ...aboutOrder(letterhead, printed),
          [name.paymentMethod, inLang(order.paymentTitle, lang)],
          [name.paymentState, words.payment[paymentState(order)]],
        ],
        aboutReceiver(letterhead, printed),
      ),
    ]),
    running: runningHead(paper, letterhead, printed),
    tableHead: table.head,
    rows: lines.map(({ productName, skuName, barcode, quantity, unitPrice }, index) => {
      const kind = [inLang(skuName, lang), barcode].filter(Boolean).join('    ');
      return table.row([
        [{ text: String(index + 1), style: { ...body, colour: grey } }],
        [{ text: inLang(productName, lang), style: body }, ...(kind ? [{ text: kind, style: small }] : [])],
        [{ text: formatMoney(unitPrice, currency), style: body }],
        [{ text: String(quantity), style: body }],
        [{ text: formatMoney(unitPrice * quantity, currency), style: body }],
      ]);
    }),
    tail: [totals(paper, letterhead, printed), ...noteBlocks(paper, name.note, order.note)],
    footer: footerOf(paper, letterhead, printed),
  });
}

function totals(paper: Paper, { lang, currency }: Letterhead, { order, lines, extras }: PrintedOrder): Block {
  const width = mm(72);
  const left = column.left + column.width - width;
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const count = fill(documentWords[lang].pieces, { count: pieces });
  const rows = amountRows(order, extras, lang).map(({ word, amount, strong: isTotal }) => {
    const figures = isTotal ? { ...strong, size: 13 } : body;
    const wordStyle = isTotal ? strong : { ...body, colour: grey };
    return stack([
      beside([
        isTotal
          ? stack([space(mm(0.9)), paper.text(word, left, width / 2, wordStyle)])
          : paper.text(word, left, width / 2, wordStyle),
        paper.text(formatMoney(amount, currency), left + width / 2, width / 2, figures, { align: 'right' }),
      ]),
      space(mm(0.8)),
    ]);
  });
  return stack([
    space(mm(3)),
    beside([paper.text(count, column.left, column.width / 2, { ...body, colour: grey }), stack(rows)]),
  ]);
}
