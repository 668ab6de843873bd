import { Clock } from './clock';

/** Remembers at most `size` values for `seconds` each; the oldest makes room. For what may be a little out of date. */
export class ShortCache<V> {
  private readonly entries = new Map<string, { value: V; until: number }>();

  constructor(
    private readonly clock: Clock,
    private readonly seconds: number,
    private readonly size: number,
  ) {}

  get(key: string): V | undefined {
    const entry = this.entries.get(key);
    if (!entry || entry.until <= this.clock.now().getTime()) return undefined;
    return entry.value;
  }

  set(key: string, value: V): void {
    this.entries.delete(key);
    this.entries.set(key, { value, until: this.clock.in(this.seconds).getTime() });
    if (this.entries.size <= this.size) return;
    const [oldest] = this.entries.keys();
    if (oldest !== undefined) this.entries.delete(oldest);
  }

  delete(key: string): void {
    this.entries.delete(key);
  }

  deleteWhere(test: (value: V) => boolean): void {
    for (const [key, { value }] of this.entries) if (test(value)) this.entries.delete(key);
  }
}
