import { exportColumns } from '@lanzi/shared/document/export-columns';
import { allColumns, choiceOf, columnsFor, columnsOf } from './export-choice';

test('what was kept is what is offered', () => {
  const choice = { rowFor: 'order' as const, columns: ['orderNo' as const, 'total' as const] };
  expect(choiceOf(JSON.stringify(choice))).toEqual(choice);
});

test('nothing kept, or nothing that makes sense, is all columns', () => {
  for (const text of [null, '', 'no JSON', '{}', '[]', '{"columns":["gone"]}'])
    expect(choiceOf(text)).toEqual(allColumns);
});

test('columns that are no more are left out', () => {
  expect(choiceOf('{"rowFor":"line","columns":["total","gone","orderNo"]}').columns).toEqual([
    'orderNo',
    'total',
  ]);
});

test('a row for an order has no columns of a line', () => {
  expect(columnsFor('line')).toEqual(exportColumns);
  expect(columnsFor('order')).not.toContain('skuName');
  expect(columnsOf({ rowFor: 'order', columns: ['total', 'skuName', 'orderNo'] })).toEqual([
    'orderNo',
    'total',
  ]);
});
