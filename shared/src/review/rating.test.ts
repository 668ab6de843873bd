import { averageOf } from './rating.js';

test.each([
  [0, 0, null],
  [1, 5, 5],
  [3, 13, 4.3],
  [3, 14, 4.7],
  // 4.25, 4.35 and 1.05: a half goes up, whatever the machine makes of it.
  [4, 17, 4.3],
  [20, 87, 4.4],
  [20, 21, 1.1],
])('%i reviews with %i stars are %s on average', (reviewCount, starSum, average) =>
  expect(averageOf({ reviewCount, starSum })).toBe(average),
);
