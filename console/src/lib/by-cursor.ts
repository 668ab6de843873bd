interface Page {
  nextCursor: string | null;
}

/** What every infinite query over a list by cursor has in common. */
export const byCursor = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last: Page) => last.nextCursor ?? undefined,
};
