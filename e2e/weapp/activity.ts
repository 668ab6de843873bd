import { setTimeout as sleep } from 'node:timers/promises';

/** A timer no longer than this is the app still working (a debounce, an animation), not waiting for someone. */
const SHORT_TIMER_MS = 350;
/** A short timer that keeps starting itself again is a heartbeat: after so many rounds nobody waits for it. */
const HEARTBEAT_ROUNDS = 40;
const CALM_TURNS = 3;

/**
 * Knows what the app is still busy with: calls in flight and short timers. Intervals (polling, countdowns) and
 * long timers run, but a page that only has those left has settled.
 */
export class Activity {
  readonly errors: string[] = [];
  private readonly timers = new Map<number, NodeJS.Timeout>();
  private readonly awaited = new Set<number>();
  private calls = 0;
  private started = 0;
  private nextId = 1;
  private round = 0;
  private stopped = false;

  /** Runs app code; what it throws is the app's error, not the test's. */
  run(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.errors.push(error instanceof Error || hasStack(error) ? String(error.stack) : String(error));
    }
  }

  readonly setTimeout = (work: (...args: unknown[]) => void, delay = 0, ...args: unknown[]): number => {
    if (this.stopped) return 0;
    const id = this.nextId++;
    const round = this.round + 1;
    if (delay <= SHORT_TIMER_MS && round <= HEARTBEAT_ROUNDS) {
      this.awaited.add(id);
      this.started++;
    }
    const fire = () => {
      this.forget(id);
      this.round = round;
      this.run(() => work(...args));
      this.round = 0;
    };
    this.timers.set(id, setTimeout(fire, delay));
    return id;
  };

  readonly setInterval = (work: (...args: unknown[]) => void, delay = 0, ...args: unknown[]): number => {
    if (this.stopped) return 0;
    const id = this.nextId++;
    this.timers.set(
      id,
      setInterval(() => this.run(() => work(...args)), delay),
    );
    return id;
  };

  readonly clearTimer = (id: number): void => {
    clearTimeout(this.timers.get(id));
    this.forget(id);
  };

  later(work: () => void): void {
    this.setTimeout(work);
  }

  /** Counts a native call until it has answered. */
  async inFlight(call: () => Promise<void>): Promise<void> {
    this.calls++;
    this.started++;
    try {
      await call();
    } finally {
      this.calls--;
    }
  }

  /** Resolves when nothing is in flight and nothing new started for three turns. */
  async settled(timeoutMs: number): Promise<void> {
    const end = Date.now() + timeoutMs;
    let calm = 0;
    let seen = this.started;
    while (calm < CALM_TURNS) {
      if (Date.now() > end) {
        throw new Error(
          `the app did not settle in ${timeoutMs} ms: ${this.calls} calls, ${this.awaited.size} timers`,
        );
      }
      await sleep(2);
      const busy = this.calls > 0 || this.awaited.size > 0 || this.started !== seen;
      calm = busy ? 0 : calm + 1;
      seen = this.started;
    }
  }

  stop(): void {
    this.stopped = true;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.awaited.clear();
  }

  private forget(id: number): void {
    this.timers.delete(id);
    this.awaited.delete(id);
  }
}

/** An error of the app's own context is not an instance of this one's Error. */
function hasStack(error: unknown): error is { stack: unknown } {
  return typeof error === 'object' && error !== null && 'stack' in error;
}
