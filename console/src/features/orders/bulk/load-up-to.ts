interface Pages<T> {
  data: { pages: { items: T[] }[] } | undefined;
  hasNextPage: boolean;
  isError: boolean;
  error: unknown;
  fetchNextPage: () => Promise<Pages<T>>;
}

/** The first orders of a list, whose further pages are loaded until there are so many, or no more. */
export async function loadUpTo<T>(list: Pages<T>, most: number): Promise<T[]> {
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length >= most || !list.hasNextPage) return items.slice(0, most);
  const next = await list.fetchNextPage();
  if (next.isError) throw next.error;
  return loadUpTo(next, most);
}
