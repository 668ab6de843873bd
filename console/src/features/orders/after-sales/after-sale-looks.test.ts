import { offered } from './after-sale-looks';

test('the button that moves it on stands last', () => {
  expect(offered(['approve', 'refuse'])).toEqual(['refuse', 'approve']);
  expect(offered(['receive', 'ship_return', 'close'])).toEqual(['close', 'ship_return', 'receive']);
  expect(offered(['ship_replacement', 'refund'])).toEqual(['refund', 'ship_replacement']);
});

test('what only shoppers and timers do is no button', () => {
  expect(offered(['confirm', 'settle', 'request'])).toEqual([]);
});
