import { countWord, isCountedOut } from './counted';

test('a count that reached its limit says that there are more', () => {
  expect(countWord(9_999)).toBe('9999');
  expect(isCountedOut(9_999)).toBe(false);
  expect(countWord(10_000)).toBe('9999+');
  expect(isCountedOut(10_000)).toBe(true);
});
