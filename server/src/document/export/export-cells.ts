import type { ExportColumn } from '@lanzi/shared/document/export-columns';
import { inLang, type Lang } from '@lanzi/shared/lang';
import { domainWords, statusWord } from '@lanzi/shared/locales/domain-words';
import { formatMoney, type Currency, type Minor } from '@lanzi/shared/money';
import type { Extra } from '@lanzi/shared/order/order-extras';
import { lineAmount, paymentState } from '@lanzi/shared/order/order-totals';
import type { OrderLine } from '../../order/order-line.entity';
import { dueOf } from '../../order/order.store';
import { harmless } from '../../platform/spreadsheet/harmless';
import {
  type Column,
  dayFormat,
  inUnits,
  moneyFormat,
  textFormat,
  timeFormat,
} from '../../platform/spreadsheet/workbook';
import { wallTime } from '../../platform/zoned-day';
import type { ExportedOrder, ExportedPackage } from './exported-orders';

/** What a row is about: an order, or one of its lines. */
export interface ExportedRow extends ExportedOrder {
  line: OrderLine | undefined;
  /** What belongs to the order as a whole stands on one row only, so that a column adds up. */
  isFirst: boolean;
}
/** How the shop and the reader write things. */
export interface Manner {
  lang: Lang;
  currency: Currency;
  timeZone: string;
  carriers: ReadonlyMap<number, string>;
  stores: ReadonlyMap<number, string>;
}

type CellValue = string | number | Date | null;
type Kind = 'text' | 'number' | 'money' | 'time' | 'day';
interface Cells {
  width: number;
  kind: Kind;
  of: (row: ExportedRow, manner: Manner) => string | Minor | Date | null;
}

const text = (width: number, of: (row: ExportedRow, manner: Manner) => string): Cells => ({
  ...{ width, of },
  kind: 'text',
});
const ofOrder = (of: (row: ExportedRow) => Minor): Cells => ({
  ...{ width: 14, kind: 'money' },
  of: (row) => (row.isFirst ? of(row) : null),
});
const ofLine = (kind: Kind, width: number, of: (line: OrderLine, lang: Lang) => string | number): Cells => ({
  ...{ width, kind },
  of: ({ line }, { lang }) => (line ? of(line, lang) : null),
});
const ofPackages = (width: number, of: (parcel: ExportedPackage, manner: Manner) => string): Cells =>
  text(width, (row, manner) => distinct(row, (parcel) => of(parcel, manner)).join('; '));

const cells: Record<ExportColumn, Cells> = {
  orderNo: text(20, ({ order }) => order.orderNo),
  placedAt: { width: 20, kind: 'time', of: ({ order }) => order.placedAt },
  status: text(12, ({ order }, { lang }) => statusWord(order.status, order.deliveryMode, lang)),
  origin: text(12, ({ order }, { lang }) => domainWords(lang).origin[order.origin]),
  deliveryMode: text(12, ({ order }, { lang }) => domainWords(lang).delivery[order.deliveryMode]),
  store: text(16, ({ order }, { stores }) => stores.get(order.storeId ?? 0) ?? ''),
  contactName: text(14, ({ order }) => order.contactName),
  contactPhone: text(16, ({ order }) => order.contactPhone),
  address: text(40, ({ order }) => order.address),
  buyer: text(14, ({ buyer }) => buyer.nickname),
  buyerPhone: text(16, ({ buyer }) => buyer.phone ?? ''),
  productName: ofLine('text', 32, ({ productName }, lang) => inLang(productName, lang)),
  skuName: ofLine('text', 16, ({ skuName }, lang) => inLang(skuName, lang)),
  barcode: ofLine('text', 18, ({ barcode }) => barcode),
  quantity: ofLine('number', 8, ({ quantity }) => quantity),
  unitPrice: ofLine('money', 12, ({ unitPrice }) => unitPrice),
  lineAmount: ofLine('money', 14, lineAmount),
  items: ofOrder(({ order }) => order.items + order.surcharge),
  shipping: ofOrder(({ order }) => order.shipping),
  discount: ofOrder(({ order }) => order.discount),
  extras: text(30, ({ extras, isFirst }, manner) => (isFirst ? extraWords(extras, manner) : '')),
  total: ofOrder(({ order }) => order.total),
  paid: ofOrder(({ order }) => order.paid),
  refunded: ofOrder(({ order }) => order.refunded),
  due: ofOrder(({ order }) => dueOf(order)),
  paymentMethod: text(16, ({ order }, { lang }) => inLang(order.paymentTitle, lang)),
  paymentState: text(12, ({ order }, { lang }) => domainWords(lang).payment[paymentState(order)]),
  carrier: ofPackages(16, ({ carrierId }, { carriers }) => carriers.get(carrierId) ?? ''),
  waybillNo: ofPackages(24, ({ waybillNo }) => waybillNo),
  shippedOn: { width: 14, kind: 'day', of: (row) => distinct(row, ({ shippedOn }) => shippedOn).join('; ') },
  note: text(30, ({ order }) => order.note),
  merchantNote: text(30, ({ order }) => order.merchantNote),
};

/** "礼品袋 ¥5.00; 老客优惠 -¥10.00": all that staff added beside the goods. */
const extraWords = (extras: readonly Extra[], { lang, currency }: Manner): string =>
  extras
    .map(({ kind, title, amount }) => {
      const signed = kind === 'discount' ? -amount : amount;
      return `${title || domainWords(lang).extra[kind]} ${formatMoney(signed, currency)}`;
    })
    .join('; ');

/** What is said of the packages of the row's line, or of all the order's, each thing once. */
function distinct({ packages, line }: ExportedRow, of: (parcel: ExportedPackage) => string): string[] {
  const inside = line ? packages.filter(({ lineIds }) => lineIds.includes(line.id)) : packages;
  return [...new Set(inside.map(of))];
}

const formatOf = (kind: Kind, currency: Currency): string | undefined =>
  ({ text: textFormat, number: undefined, money: moneyFormat(currency), time: timeFormat, day: dayFormat })[
    kind
  ];

export const columnOf = (name: ExportColumn, { lang, currency }: Manner): Column => {
  const { width, kind } = cells[name];
  const numFmt = formatOf(kind, currency);
  return { header: domainWords(lang).exportColumn[name], width, ...(numFmt && { numFmt }) };
};

/** Workbooks know no time zones: what is UTC in them is what a clock in the shop shows. */
export function cellOf(name: ExportColumn, row: ExportedRow, manner: Manner): CellValue {
  const { kind, of } = cells[name];
  const value = of(row, manner);
  if (value === null || value === '') return null;
  if (value instanceof Date) return new Date(`${wallTime(value, manner.timeZone).replace(' ', 'T')}Z`);
  if (typeof value === 'number') return kind === 'money' ? inUnits(value, manner.currency) : value;
  // Packages that left on several days: only one day is a date.
  if (kind === 'day' && /^\d{4}-\d\d-\d\d$/.test(value)) return new Date(value);
  return harmless(value);
}
