import { offered } from './cancellation-looks';

test('the button that moves it on stands last', () => {
  expect(offered(['approve', 'refuse'])).toEqual(['refuse', 'approve']);
  expect(offered(['return_completed', 'return_failed'])).toEqual(['return_failed', 'return_completed']);
  expect(offered([])).toEqual([]);
});
