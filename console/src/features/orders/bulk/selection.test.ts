import { MAX_SELECTED } from '@lanzi/shared/order/order-limits';
import { allToggled, isFull, ranged, takeable, toggled } from './selection';

const numbers = (n: number) => Array.from({ length: n }, (_, index) => String(20260531000000 + index));
const listed = ['1', '2', '3', '4', '5'];

test('an order is taken in and out', () => {
  expect([...toggled(new Set(['1']), '2')]).toEqual(['1', '2']);
  expect([...toggled(new Set(['1', '2']), '1')]).toEqual(['2']);
});

test('a range is taken in whichever way it was drawn', () => {
  expect([...ranged(new Set(['2']), listed, '2', '4')]).toEqual(['2', '3', '4']);
  expect([...ranged(new Set(['4']), listed, '4', '2')].sort()).toEqual(['2', '3', '4']);
  expect([...ranged(new Set(), listed, 'gone', '3')]).toEqual(['3']);
});

test('the whole list is taken in, and given up when all of it is in', () => {
  const all = allToggled(new Set(['2']), listed);
  expect([...all]).toEqual(listed);
  expect(allToggled(all, listed).size).toBe(0);
});

test('a selection holds no more than the limit', () => {
  const many = numbers(MAX_SELECTED + 5);
  const full = allToggled(new Set(), many);
  expect(full.size).toBe(MAX_SELECTED);
  expect(isFull(full)).toBe(true);
  expect(toggled(full, many.at(-1) ?? '').size).toBe(MAX_SELECTED);
  expect(ranged(new Set(), many, many[0] ?? '', many.at(-1) ?? '').size).toBe(MAX_SELECTED);
  expect(allToggled(full, many).size).toBe(0);
});

test('all that match are offered, or as many as a selection may hold', () => {
  const some = new Set(listed);
  expect(takeable(some, true, 93)).toEqual({ how: 'all', n: 93 });
  expect(takeable(some, true, MAX_SELECTED + 1)).toEqual({ how: 'first', n: MAX_SELECTED });
  expect(takeable(some, true, undefined)).toEqual({ how: 'upTo', n: MAX_SELECTED });
  expect(takeable(some, false, 5)).toBeUndefined();
  expect(takeable(new Set(numbers(MAX_SELECTED)), true, 500)).toBeUndefined();
});
