import * as z from 'zod';
import { cutPage, decodeCursor, encodeCursor, IdCursor } from './cursor';

test('a cursor comes back as the key it was made of', () => {
  const key = z.object({ at: z.iso.datetime(), id: z.int() });
  const value = { at: '2026-01-15T02:00:00.000Z', id: 42 };
  const cursor = encodeCursor(value);
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(decodeCursor(key, cursor)).toEqual(value);
});

test.each(['', 'rubbish', '%%%', encodeCursor({ id: 'x' }), encodeCursor({ id: 0 }), encodeCursor([])])(
  '%j is refused',
  (cursor) => expect(() => decodeCursor(IdCursor, cursor)).toThrow('malformed_cursor'),
);

test('the row too many is not shown, and only then is there a next page', () => {
  const cut = (rows: number[]) =>
    cutPage(
      rows,
      2,
      (id) => ({ id }),
      (id) => `#${id}`,
    );
  expect(cut([9, 8, 7])).toEqual({ items: ['#9', '#8'], nextCursor: encodeCursor({ id: 8 }) });
  expect(cut([9, 8])).toEqual({ items: ['#9', '#8'], nextCursor: null });
  expect(cut([])).toEqual({ items: [], nextCursor: null });
});
