import type { AlertKind } from '@lanzi/shared/alert/alert-kinds';
import type { Alert } from '@lanzi/shared/alert/alert.contract';

/** One sentence to be spoken, for one alert or for several at once. */
export interface Announcement {
  alerts: [Alert, ...Alert[]];
}

interface Entry {
  alert: Alert;
  arrivedAt: number;
  /** When it is to be spoken again; undefined until it has sounded once. */
  repeatAt: number | undefined;
}

interface Rules {
  /** Repeat until handled, every so many seconds; 0 never. */
  repeatSeconds: number;
  spoken: readonly AlertKind[];
}

/** A lone alert waits this long for company, so that it still sounds within a second. */
const quiet = 400;
/** A burst is gathered for at most this long. */
const burst = 1_500;

/**
 * What is to be spoken, and when: each alert once however often it is delivered, oldest first, a burst in one
 * sentence, and all that nobody has handled again and again. Times are milliseconds of any one clock.
 */
export class AlertQueue {
  private readonly entries = new Map<string, Entry>();
  private notBefore = 0;

  constructor(private rules: Rules) {}

  setRules(rules: Rules): void {
    this.rules = rules;
  }

  /** Takes in an alert from the socket or the inbox; one that has sounded before only waits for its repetition. */
  add(alert: Alert, now: number): void {
    if (alert.handledAt !== null) return this.handled(alert.id);
    if (this.entries.has(alert.id)) return;
    const repeatAt = alert.soundedAt === null ? undefined : this.nextRepeat(now);
    this.entries.set(alert.id, { alert, arrivedAt: now, repeatAt });
  }

  handled(id: string): void {
    this.entries.delete(id);
  }

  /** They were heard: here, or in another tab. */
  sounded(ids: readonly string[], now: number): void {
    for (const id of ids) {
      const entry = this.entries.get(id);
      if (entry) entry.repeatAt = this.nextRepeat(now);
    }
  }

  /** Nothing was heard: what was taken stays to be spoken, after a pause. */
  failed(now: number): void {
    this.notBefore = now + 5_000;
  }

  /** What is to be spoken now. */
  take(now: number): Announcement | undefined {
    const at = this.wakeAt();
    if (at === undefined || at > now) return undefined;
    const fresh = this.wanted().filter(({ repeatAt }) => repeatAt === undefined);
    const due = fresh.length > 0 ? fresh : this.wanted();
    const [first, ...rest] = due.map(({ alert }) => alert).sort((a, b) => a.seq - b.seq);
    return first && { alerts: [first, ...rest] };
  }

  /** When there will be something to speak. */
  wakeAt(): number | undefined {
    const wanted = this.wanted();
    const arrivals = wanted.flatMap(({ repeatAt, arrivedAt }) => (repeatAt === undefined ? [arrivedAt] : []));
    const at =
      arrivals.length > 0
        ? Math.min(Math.max(...arrivals) + quiet, Math.min(...arrivals) + burst)
        : Math.min(...wanted.map(({ repeatAt }) => repeatAt ?? Infinity));
    return Number.isFinite(at) ? Math.max(at, this.notBefore) : undefined;
  }

  private wanted(): Entry[] {
    return [...this.entries.values()].filter(({ alert }) => this.rules.spoken.includes(alert.kind));
  }

  private nextRepeat(now: number): number {
    return this.rules.repeatSeconds > 0 ? now + this.rules.repeatSeconds * 1000 : Infinity;
  }
}
