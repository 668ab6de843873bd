import { countOf, divideUnits, takeUnits } from './divide-units';

const lines = () => [
  { lineId: 1, quantity: 3 },
  { lineId: 2, quantity: 0 },
  { lineId: 3, quantity: 2 },
];

test('packages get what is left in line order, the first ones the unit more', () => {
  expect(divideUnits(lines(), 1)).toEqual([
    [
      { lineId: 1, quantity: 3 },
      { lineId: 3, quantity: 2 },
    ],
  ]);
  expect(divideUnits(lines(), 3)).toEqual([
    [{ lineId: 1, quantity: 2 }],
    [
      { lineId: 1, quantity: 1 },
      { lineId: 3, quantity: 1 },
    ],
    [{ lineId: 3, quantity: 1 }],
  ]);
});

test('however it is divided, nothing is lost, nothing doubled, and no package is empty', () => {
  for (let packages = 1; packages <= 5; packages++) {
    const left = lines();
    const parts = divideUnits(left, packages);
    expect(countOf(left)).toBe(0);
    expect(countOf(parts.flat())).toBe(5);
    expect(Math.min(...parts.map(countOf))).toBeGreaterThan(0);
    expect(Math.max(...parts.map(countOf)) - Math.min(...parts.map(countOf))).toBeLessThanOrEqual(1);
  }
});

test('taking leaves the rest', () => {
  const left = lines();
  expect(takeUnits(left, 4)).toEqual([
    { lineId: 1, quantity: 3 },
    { lineId: 3, quantity: 1 },
  ]);
  expect(countOf(left)).toBe(1);
});
