import { worthOf } from './compose-request';

const line = { unitPrice: 100, quantity: 3, discount: 50 };

test('a package is worth what was asked for its pieces', () => {
  expect(worthOf([{ line, quantity: 3 }])).toBe(250);
  // A third of the discount, less than a fen of it left out.
  expect(worthOf([{ line, quantity: 1 }])).toBe(84);
});

test('a discount beyond the worth of a line makes it worth nothing, and takes nothing from the others', () => {
  const lowered = { unitPrice: 100, quantity: 1, discount: 150 };
  expect(worthOf([{ line: lowered, quantity: 1 }])).toBe(0);
  expect(
    worthOf([
      { line: lowered, quantity: 1 },
      { line, quantity: 3 },
    ]),
  ).toBe(250);
});
