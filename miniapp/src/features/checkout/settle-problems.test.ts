import { problemOf, settled } from './settle-problems';

const lines = [
  { skuId: '1', quantity: 2 },
  { skuId: '2', quantity: 5 },
  { skuId: '3', quantity: 1 },
];

test('lines without a problem stay as they are', () => {
  expect(settled(lines, [{ code: 'no_address', skuId: null, left: null }])).toEqual(lines);
});

test('a short line takes what is left, a sold-out or withdrawn one goes', () => {
  const problems = [
    { code: 'short_of_stock', skuId: '2', left: 3 },
    { code: 'off_shelf', skuId: '3', left: null },
    { code: 'sold_out', skuId: '1', left: 0 },
  ] as const;
  expect(settled(lines, problems)).toEqual([{ skuId: '2', quantity: 3 }]);
  expect(problemOf(problems, '3')?.code).toBe('off_shelf');
});
