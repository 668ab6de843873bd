import fc from 'fast-check';
import { sum } from '../money.js';
import { areBought, costOfLines, mostBackFor, type BoughtGoods } from './after-sale-amount.js';

const rice = { id: '1', quantity: 3, unitPrice: 1000, discount: 100 };
const tea = { id: '2', quantity: 1, unitPrice: 500, discount: 0 };
const lines = [rice, tea];
const goods = { lines, discount: 100 };
const back = (quantity: number, of: BoughtGoods = goods) =>
  mostBackFor([{ lineId: '1', quantity }], of, 1_000_000);

test.each([
  [3, 2900],
  [2, 1933],
  [1, 966],
])('%d of three pieces that cost 29.00 together cost %d', (quantity, cost) => {
  expect(back(quantity)).toBe(cost);
});

test('a custom discount is shared by all pieces', () => {
  const halved = { lines: [{ id: '1', quantity: 2, unitPrice: 10_000, discount: 0 }], discount: 10_000 };
  expect(mostBackFor([{ lineId: '1', quantity: 1 }], halved, 11_000)).toBe(5000);
  expect(mostBackFor([{ lineId: '1', quantity: 2 }], halved, 11_000)).toBe(10_000);
});

test('what a discount has beyond its line is taken off the others', () => {
  const lowered = { ...rice, quantity: 1, discount: 1400 };
  expect(costOfLines({ lines: [lowered, tea], discount: 1400 })).toEqual([0, 100]);
});

test('discounts larger than all goods make them free, not cheaper than free', () => {
  expect(back(3, { lines, discount: 9000 })).toBe(0);
  expect(back(3, { lines: [{ ...rice, discount: 9000 }], discount: 9000 })).toBe(0);
});

/** An order, and how its pieces are divided: for each line, how many go into each of some returns. */
const divided = fc
  .array(
    fc.record({
      unitPrice: fc.integer({ min: 0, max: 9_999_999 }),
      discount: fc.integer({ min: 0, max: 20_000_000 }),
      pieces: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 3, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) => list.filter(({ pieces }) => sum(pieces) > 0));

test('however all pieces are divided, the parts never cost more than items − discounts', () => {
  fc.assert(
    fc.property(divided, fc.integer({ min: 0, max: 50_000_000 }), (list, custom) => {
      const bought = list.map(({ unitPrice, discount, pieces }, index) => ({
        ...{ id: String(index), quantity: sum(pieces), unitPrice, discount },
      }));
      const items = sum(bought.map(({ unitPrice, quantity }) => unitPrice * quantity));
      const discount = sum(bought.map((line) => line.discount)) + custom;
      const most = (count: (pieces: number[]) => number) => {
        const chosen = list.map(({ pieces }, index) => ({ lineId: String(index), quantity: count(pieces) }));
        return mostBackFor(chosen, { lines: bought, discount }, Number.MAX_SAFE_INTEGER);
      };
      const parts = [0, 1, 2].map((part) => most((pieces) => pieces[part] ?? 0));
      const whole = Math.max(0, items - discount);
      for (const part of parts) expect(part).toBeGreaterThanOrEqual(0);
      expect(sum(parts)).toBeLessThanOrEqual(whole);
      expect(most(sum)).toBe(whole);
      // More pieces never cost less.
      expect(most(([first = 0, second = 0]) => first + second)).toBeGreaterThanOrEqual(parts[0] ?? 0);
    }),
  );
});

test('no more goes back than the items cost, nor than can go back at all', () => {
  const items = [
    { lineId: '1', quantity: 1 },
    { lineId: '2', quantity: 1 },
  ];
  expect(mostBackFor(items, goods, 100_000)).toBe(1466);
  expect(mostBackFor(items, goods, 1200)).toBe(1200);
  expect(mostBackFor(items, goods, -5)).toBe(0);
  expect(mostBackFor([{ lineId: '9', quantity: 1 }], goods, 1200)).toBe(0);
});

test('items are lines of the order, each once, and no more of them than were bought', () => {
  const one = { lineId: '2', quantity: 1 };
  expect(areBought([{ lineId: '1', quantity: 3 }, one], lines)).toBe(true);
  for (const items of [[], [one, one], [{ lineId: '1', quantity: 4 }], [{ lineId: '9', quantity: 1 }]])
    expect(areBought(items, lines)).toBe(false);
  expect(areBought([{ lineId: '1', quantity: 0 }], lines)).toBe(false);
});
