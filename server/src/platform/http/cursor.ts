import { DomainError } from '@lanzi/shared/errors';
import * as z from 'zod';

/** Where a page of rows ordered by id ended. */
export const IdCursor = z.object({ id: z.int().min(1) });

/** The sort key of a page's last row, opaque to clients. */
export const encodeCursor = (key: object): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** Throws `malformed_cursor` for anything that `encodeCursor` did not make of such a key. */
export function decodeCursor<K extends z.ZodType>(key: K, cursor: string): z.output<K> {
  const parsed = key.safeParse(readJson(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success) throw new DomainError('malformed_cursor');
  return parsed.data;
}

/**
 * Turns up to `limit` + 1 rows into a page: the row too many only tells that there are more. `keyOf` gives the
 * cursor's key of a row, `view` what the client sees of it.
 */
export function cutPage<R, V>(
  rows: R[],
  limit: number,
  keyOf: (row: R) => object,
  view: (row: R) => V,
): { items: V[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { items: shown.map(view), nextCursor: last ? encodeCursor(keyOf(last)) : null };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
