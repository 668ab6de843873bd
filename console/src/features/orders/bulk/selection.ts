import { MAX_SELECTED } from '@lanzi/shared/order/order-limits';

/** Orders by number; never more than one selection may hold. */
export type Selection = ReadonlySet<string>;

export const limited = (all: Iterable<string>): Selection => new Set([...all].slice(0, MAX_SELECTED));

/** Takes one in or out. */
export function toggled(selection: Selection, orderNo: string): Selection {
  if (!selection.has(orderNo)) return limited([...selection, orderNo]);
  return new Set([...selection].filter((one) => one !== orderNo));
}

/** Takes in all between two rows of the list, in whichever order they stand. */
export function ranged(selection: Selection, listed: readonly string[], from: string, to: string): Selection {
  const ends = [listed.indexOf(from), listed.indexOf(to)].sort((a, b) => a - b);
  const [first = -1, last = -1] = ends;
  if (first < 0) return toggled(selection, to);
  return limited(new Set([...selection, ...listed.slice(first, last + 1)]));
}

/** Takes in the whole list, or gives it up when all that can be is in already. */
export function allToggled(selection: Selection, listed: readonly string[]): Selection {
  const every = limited(listed);
  return [...every].every((orderNo) => selection.has(orderNo)) ? new Set() : every;
}

export const isFull = (selection: Selection): boolean => selection.size >= MAX_SELECTED;

/**
 * What can be taken in beyond what is loaded: all that match, or the first as many as one selection may hold; `upTo` it
 * where nobody counted them. Undefined when there is no more.
 */
export function takeable(
  selection: Selection,
  hasMore: boolean,
  matching: number | undefined,
): { how: 'all' | 'first' | 'upTo'; n: number } | undefined {
  if (!hasMore || isFull(selection)) return undefined;
  if (matching === undefined) return { how: 'upTo', n: MAX_SELECTED };
  return matching > MAX_SELECTED ? { how: 'first', n: MAX_SELECTED } : { how: 'all', n: matching };
}
