/** Something that the program itself guarantees turned out false: crash loudly, never answer politely. */
export class InvariantBroken extends Error {
  override name = 'InvariantBroken';
}

export function invariant(condition: unknown, why: string): asserts condition {
  if (!condition) throw new InvariantBroken(why);
}
