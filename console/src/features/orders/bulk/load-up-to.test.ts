import { loadUpTo } from './load-up-to';

const all = Array.from({ length: 93 }, (_, index) => index);
let asked = 0;
type Pages = Parameters<typeof loadUpTo<number>>[0];
const loaded = (n: number, failsAt = Infinity): Pages => ({
  data: { pages: [{ items: all.slice(0, n) }] },
  hasNextPage: n < all.length,
  isError: n >= failsAt,
  error: new Error('no network'),
  fetchNextPage: () => {
    asked += 1;
    return Promise.resolve(loaded(n + 30, failsAt));
  },
});
beforeEach(() => {
  asked = 0;
});

test('pages are loaded until there are enough, or no more', async () => {
  expect(await loadUpTo(loaded(30), 50)).toEqual(all.slice(0, 50));
  expect(asked).toBe(1);
  expect(await loadUpTo(loaded(30), 200)).toEqual(all);
  expect(asked).toBe(4);
});

test('a page that cannot be loaded is told', async () => {
  await expect(loadUpTo(loaded(30, 60), 200)).rejects.toThrow('no network');
});
