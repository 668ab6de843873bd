import type { Latest } from './use-saving';

interface Row {
  id: string;
  version: number;
}

/** Reads a list again and takes one row of it as form values; undefined when the row is gone. */
export async function latestOf<R extends Row, Values>(
  readAgain: () => Promise<{ data?: { items: R[] } }>,
  id: string,
  valuesOf: (row: R) => Values,
): Promise<Latest<Values> | undefined> {
  const row = (await readAgain()).data?.items.find((one) => one.id === id);
  return row && { values: valuesOf(row), version: row.version };
}
