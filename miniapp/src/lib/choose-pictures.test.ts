import { sortOut } from './choose-pictures';

const file = (path: string, over: { bytes?: number; readable?: boolean } = {}) => ({
  path,
  bytes: 1000,
  readable: true,
  ...over,
});
const MB = 1024 * 1024;

test('what is more than there is room for is left out, and said', () => {
  const two = [file('a'), file('b')];
  expect(sortOut(two, 2)).toEqual({
    paths: ['a', 'b'],
    unreadable: false,
    tooLarge: false,
    tooMany: false,
  });
  expect(sortOut([...two, file('c')], 2)).toMatchObject({ paths: ['a', 'b'], tooMany: true });
});

test('a file that is no picture and one that is too large are both said, and take no room', () => {
  const chosen = [file('text', { readable: false }), file('big', { bytes: 5 * MB + 1 }), file('a')];
  expect(sortOut(chosen, 1)).toEqual({ paths: ['a'], unreadable: true, tooLarge: true, tooMany: false });
});

test('five megabytes are not too large', () =>
  expect(sortOut([file('a', { bytes: 5 * MB })], 1)).toMatchObject({ paths: ['a'], tooLarge: false }));

test('a large file that is no picture is only that', () =>
  expect(sortOut([file('film', { bytes: 90 * MB, readable: false })], 1)).toEqual({
    paths: [],
    unreadable: true,
    tooLarge: false,
    tooMany: false,
  }));
