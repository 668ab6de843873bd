const lockName = 'lanzi.console.speaker';

/** What one tab tells the others: these alerts were heard just now. */
export interface HeardNews {
  ids: string[];
}

/**
 * Of all tabs that can be heard, one speaks. A tab stands for it while it is armed; when the speaking tab is closed
 * or muted, the browser hands the lock to the next. Where the browser has no locks, every tab speaks for itself.
 */
export class Leader {
  private wish: AbortController | undefined;
  private release: (() => void) | undefined;
  leads = false;

  constructor(private readonly onChange: () => void) {}

  stand(): void {
    if (this.wish) return;
    const wish = (this.wish = new AbortController());
    if (!('locks' in navigator)) return this.set(true);
    navigator.locks
      .request(lockName, { signal: wish.signal }, () => {
        if (wish.signal.aborted) return undefined;
        this.set(true);
        return new Promise<void>((resolve) => (this.release = resolve));
      })
      // Stepping down before one's turn came ends the request in this way.
      .catch((error: unknown) => {
        if (!wish.signal.aborted) throw error;
      });
  }

  stepDown(): void {
    this.wish?.abort();
    this.wish = undefined;
    this.release?.();
    this.release = undefined;
    this.set(false);
  }

  private set(leads: boolean): void {
    if (this.leads === leads) return;
    this.leads = leads;
    this.onChange();
  }
}

/** Whether any tab of this browser speaks now. */
export async function someTabSpeaks(): Promise<boolean> {
  if (!('locks' in navigator)) return false;
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === lockName);
}
