import { fromYuan, toYuan } from './yuan';

test.each([
  [0, '0.00'],
  [1, '0.01'],
  [8888, '88.88'],
  [100_000_000_29, '100000000.29'],
])('%d fen are %s yuan', (fen, yuan) => {
  expect(toYuan(fen)).toBe(yuan);
  expect(fromYuan(yuan)).toBe(fen);
});

test('what Alipay may leave out', () => {
  expect(fromYuan('88')).toBe(8800);
  expect(fromYuan('88.8')).toBe(8880);
});

test.each(['', '88.888', '-1.00', '1e3', '88.88元'])('%s is no amount', (text) =>
  expect(fromYuan(text)).toBeUndefined(),
);
