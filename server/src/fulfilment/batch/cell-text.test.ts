import { cellText } from './cell-text';
import type { BatchColumn } from './columns';
import type { Cell } from './sheet';

const number = (text: string): Cell => ({ kind: 'number', text });
const typed = (text: string): Cell => ({ kind: 'text', text });
const mangled = (value: string) => ({
  text: value,
  problem: { code: 'row_number_mangled', params: { value } },
});

test.each<[BatchColumn, string, string]>([
  ['orderNo', '123456789012345', '123456789012345'],
  ['waybillNo', '1.23456789012E+11', '123456789012'],
  ['barcode', '6901234567890.0', '6901234567890'],
  ['quantity', '2', '2'],
  ['quantity', '1.5', '1.5'],
  ['note', '20260531', '20260531'],
])('a number in %s written %s is read as %s', (column, written, text) => {
  expect(cellText(column, number(written))).toEqual({ text });
});

test.each<[BatchColumn, string, string]>([
  ['orderNo', '2601151234567890', '2.60115123456789E+15'],
  ['orderNo', '2.60115123456789E+15', '2.60115123456789E+15'],
  ['waybillNo', '123457000000000000', '1.23457E+17'],
  ['barcode', '69.5', '69.5'],
])(
  'a number in %s written %s lost digits or has some too many; it stays refused as %s',
  (column, written, kept) => {
    expect(cellText(column, number(written))).toEqual({ ...mangled(written), text: kept });
  },
);

test('a number that lost digits is refused again when the result is uploaded again', () => {
  const { text } = cellText('waybillNo', number('123457000000000000'));
  expect(cellText('waybillNo', typed(text))).toEqual(mangled(text));
});

test('text that a spreadsheet has shortened is no number of ours, and letters may look like it', () => {
  expect(cellText('orderNo', typed('2.60115E+15'))).toEqual(mangled('2.60115E+15'));
  expect(cellText('waybillNo', typed('1E+14'))).toEqual(mangled('1E+14'));
  expect(cellText('waybillNo', typed('7531E10'))).toEqual({ text: '7531E10' });
  expect(cellText('note', typed('2.60115E+15'))).toEqual({ text: '2.60115E+15' });
});

test('a day may be a number of days since 1900, or since 1904', () => {
  expect(cellText('shippedOn', number('46173'))).toEqual({ text: '2026-05-31' });
  expect(cellText('shippedOn', number('46173.75'))).toEqual({ text: '2026-05-31' });
  expect(cellText('shippedOn', number('44711'), true)).toEqual({ text: '2026-05-31' });
  expect(cellText('shippedOn', number('20260531'))).toEqual({ text: '20260531' });
  expect(cellText('shippedOn', number('3'))).toEqual({ text: '3' });
  expect(cellText('quantity', number('46173'))).toEqual({ text: '46173' });
});

test('a formula is told and not calculated; what was made harmless is as it was typed', () => {
  const formula = { kind: 'formula', text: '=A1&B1' } as const;
  expect(cellText('note', formula)).toEqual({
    text: '=A1&B1',
    problem: { code: 'row_has_formula', params: {} },
  });
  expect(cellText('note', typed("'=1+1"))).toEqual({ text: '=1+1' });
  expect(cellText('note', typed("'轻放'"))).toEqual({ text: "'轻放'" });
});
