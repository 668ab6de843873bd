import { collectGap } from './collect-gap';

test('what was received beyond what is due, and what is still due', () => {
  expect(collectGap(9_999_900, 980)).toEqual({ way: 'over', by: 9_998_920 });
  expect(collectGap(981, 980)).toEqual({ way: 'over', by: 1 });
  expect(collectGap(500, 980)).toEqual({ way: 'short', by: 480 });
});

test('nothing is said of the sum that is due, nor of what is no amount', () => {
  expect(collectGap(980, 980)).toBeUndefined();
  expect(collectGap(undefined, 980)).toBeUndefined();
  expect(collectGap(NaN, 980)).toBeUndefined();
});
