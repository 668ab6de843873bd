import type { Lang, LocalText } from '@lanzi/shared/lang';
import { languages } from '@lanzi/shared/lang';
import { batchWords } from './words';

/** What a row may say, in the order of the template's columns. */
export const batchColumns = [
  'orderNo',
  'carrier',
  'waybillNo',
  'shippedOn',
  'note',
  'barcode',
  'quantity',
] as const;
export type BatchColumn = (typeof batchColumns)[number];
export const requiredColumns: readonly BatchColumn[] = ['orderNo', 'carrier', 'waybillNo'];

/** A row as it was typed; what was left empty is left out. */
export type Given = Partial<Record<BatchColumn, string>>;

/** What other programs call the same. */
const alsoCalled: Partial<Record<BatchColumn, readonly string[]>> = {
  orderNo: ['订单编号', '訂單號', 'order number', 'order'],
  carrier: ['物流公司', '快递', 'courier', 'carrier name'],
  waybillNo: [
    '快递单号',
    '物流单号',
    '快遞單號',
    '運單號碼',
    'tracking no.',
    'tracking number',
    'waybill number',
  ],
};

const folded = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:]/g, '');

const byHeader = new Map(
  batchColumns.flatMap((column) => {
    const names = [
      ...languages.map((lang) => batchWords[lang].column[column]),
      ...(alsoCalled[column] ?? []),
    ];
    return names.map((name) => [folded(name), column] as const);
  }),
);

/** The column of that header, in any language. */
export const columnOf = (header: string): BatchColumn | undefined => byHeader.get(folded(header));

/** Their names, for whoever has to add them. */
export function namesOf(columns: readonly BatchColumn[]): LocalText {
  const namesIn = (lang: Lang) =>
    columns.map((column) => batchWords[lang].column[column]).join(lang === 'en' ? ', ' : '、');
  return { 'zh-CN': namesIn('zh-CN'), 'zh-HK': namesIn('zh-HK'), en: namesIn('en') };
}
