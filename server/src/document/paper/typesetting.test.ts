import { wrap } from './typesetting';

/** Chinese is two wide, all else one. */
const widthOf = (text: string) =>
  [...text].reduce((width, character) => width + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
const lines = (text: string, width: number) => wrap(text, width, widthOf);

test('a number stays with its measure word', () => {
  expect(lines('愚园路 1088 弄', 12)).toEqual(['愚园路', '1088 弄']);
  expect(lines('愚园路1088弄', 10)).toEqual(['愚园路', '1088弄']);
  expect(lines('共 3 件商品', 5)).toEqual(['共', '3 件', '商品']);
  expect(lines('苹果 500 g', 8)).toEqual(['苹果', '500 g']);
  expect(lines('苹果 × 2', 6)).toEqual(['苹果', '× 2']);
});

test('all else breaks as before', () => {
  expect(lines('上海市静安区', 8)).toEqual(['上海市静', '安区']);
  expect(lines('苹果、梨。', 4)).toEqual(['苹', '果、', '梨。']);
  expect(lines('one two three', 7)).toEqual(['one two', 'three']);
});
