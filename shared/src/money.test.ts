import fc from 'fast-check';
import { allocate, formatMoney, parseMoney, priceParts, sum } from './money.js';

test('amounts are shown for their currency', () => {
  expect(formatMoney(1990, 'CNY')).toBe('¥19.90');
  expect(formatMoney(123456789, 'HKD')).toBe('HK$1,234,567.89');
  expect(formatMoney(5, 'CNY')).toBe('¥0.05');
  expect(formatMoney(-100, 'CNY')).toBe('-¥1.00');
  expect(formatMoney(1234, 'TWD')).toBe('NT$1,234');
  expect(priceParts(1990, 'CNY')).toEqual({ sign: '', symbol: '¥', integer: '19', decimals: '.90' });
});

test('typed amounts are read exactly, or not at all', () => {
  expect(parseMoney('19.9', 'CNY')).toBe(1990);
  expect(parseMoney(' 1,234.05 ', 'CNY')).toBe(123405);
  expect(parseMoney('0.07', 'CNY')).toBe(7);
  expect(parseMoney('30', 'TWD')).toBe(30);
  for (const bad of ['', '-1', '1.234', '1e3', 'abc', '.5', '1.', '９９'])
    expect(parseMoney(bad, 'CNY')).toBeUndefined();
  expect(parseMoney('1.5', 'TWD')).toBeUndefined();
});

test('what is shown can be typed again', () => {
  fc.assert(
    fc.property(fc.nat(100_000_000), (amount) => {
      expect(parseMoney(formatMoney(amount, 'CNY').slice(1), 'CNY')).toBe(amount);
    }),
  );
});

test('the parts of an allocation add up, and each is within one unit of its share', () => {
  const weights = fc
    .array(fc.nat(1_000_000_000), { minLength: 1, maxLength: 30 })
    .filter((list) => sum(list) > 0);
  fc.assert(
    fc.property(fc.nat(10_000_000_000), weights, (total, list) => {
      const parts = allocate(total, list);
      expect(sum(parts)).toBe(total);
      parts.forEach((part, i) => {
        const exact = (BigInt(total) * BigInt(list[i] ?? 0)) / BigInt(sum(list));
        expect(BigInt(part) - exact === 0n || BigInt(part) - exact === 1n).toBe(true);
      });
    }),
  );
});

test('an amount needs something to fall on', () => {
  expect(allocate(0, [0, 0])).toEqual([0, 0]);
  expect(() => allocate(1, [0, 0])).toThrow();
  expect(() => allocate(-1, [1])).toThrow();
});
