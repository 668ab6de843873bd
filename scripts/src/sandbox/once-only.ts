/** Remembers the last `capacity` values, to refuse one that comes again. */
export class OnceOnly {
  private readonly seen = new Set<string>();

  constructor(private readonly capacity = 10_000) {}

  /** True the first time. */
  accept(value: string): boolean {
    if (this.seen.has(value)) return false;
    this.seen.add(value);
    const [oldest] = this.seen;
    if (this.seen.size > this.capacity && oldest !== undefined) this.seen.delete(oldest);
    return true;
  }
}
