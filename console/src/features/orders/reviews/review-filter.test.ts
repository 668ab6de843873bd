import { filterOf, isNarrowed, isOrderNo, searchOf, type ReviewFilter } from './review-filter';

const filters: ReviewFilter[] = [
  { list: 'all' },
  { list: 'unanswered', stars: 1 },
  { list: 'hidden', productId: '12', orderNo: '2605310600123456' },
];

test.each(filters)('%j is the same after a way through the address', (filter) =>
  expect(filterOf(new URLSearchParams(searchOf(filter)))).toEqual(filter),
);

test('what does not belong in the address is left out', () =>
  expect(filterOf(new URLSearchParams('list=gone&stars=9&product=x&order=12'))).toEqual({ list: 'all' }));

test('a list alone narrows nothing', () => {
  expect(isNarrowed({ list: 'hidden' })).toBe(false);
  expect(isNarrowed({ list: 'all', stars: 3 })).toBe(true);
});

test('an order is found by its whole number', () => {
  expect(isOrderNo('2605310600123456')).toBe(true);
  expect(isOrderNo('3456')).toBe(false);
});
