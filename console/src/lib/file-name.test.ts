import { fileNameIn } from './file-name';

test('a file keeps the name that the server gave it', () => {
  expect(fileNameIn('attachment; filename="orders-20260531-0830.xlsx"')).toBe('orders-20260531-0830.xlsx');
  expect(fileNameIn('inline')).toBe('');
  expect(fileNameIn(null)).toBe('');
});
