import { MAX_SELECTED } from '@lanzi/shared/order/order-limits';

/** Orders by number; never more than one selection may hold. */
export type Selection = ReadonlySet<string>;

const limited = (all: Iterable<string>): Selection => new Set([...all].slice(0, MAX_SELECTED));

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
