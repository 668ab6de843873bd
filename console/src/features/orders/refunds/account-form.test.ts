import { accountOf, emptyAccount, goesByHand, isHalf } from './account-form';

test('an account is whole or none', () => {
  expect(accountOf({ holder: ' 林晓 ', bank: '招商银行', number: '6225 0000 ' })).toEqual({
    holder: '林晓',
    bank: '招商银行',
    number: '6225 0000',
  });
  const begun = { holder: '林晓', bank: ' ', number: '6225' };
  expect(accountOf(begun)).toBeUndefined();
  expect(isHalf(begun)).toBe(true);
  expect(isHalf(emptyAccount)).toBe(false);
});

test('a person remits what was chosen to be, and what cannot go back by itself', () => {
  expect(goesByHand('original', false)).toBe(false);
  expect(goesByHand('original', true)).toBe(true);
  expect(goesByHand('balance', true)).toBe(false);
  expect(goesByHand('by_hand', false)).toBe(true);
});
