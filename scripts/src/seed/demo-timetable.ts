import type { TestClock } from '@lanzi/server/platform/clock';
import type { SeededRandom } from '@lanzi/shared/seeded-random';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

type Run = () => Promise<void> | void;

/** What happens when: each thing at its own time, and it may bring about later ones. Those after the end never come. */
export class Timetable {
  private readonly steps: { at: number; run: Run }[] = [];

  constructor(
    private readonly clock: TestClock,
    private readonly end: Date,
    private readonly random: SeededRandom,
  ) {}

  /** So long before the end, in milliseconds. */
  before(age: number, run: Run): void {
    this.steps.push({ at: this.end.getTime() - age, run });
  }

  later(after: number, run: Run): void {
    this.steps.push({ at: this.clock.now().getTime() + after, run });
  }

  /** Staff and stores work from nine to eight: what would fall into the night waits for the morning. */
  atWork(after: number, run: Run): void {
    while (!isOpen(this.clock.now().getTime() + after)) after += this.random.int(20, 60) * MINUTE;
    this.later(after, run);
  }

  async play(): Promise<void> {
    for (;;) {
      this.steps.sort((a, b) => a.at - b.at);
      const step = this.steps.shift();
      if (!step || step.at > this.end.getTime()) break;
      this.clock.set(new Date(step.at));
      await step.run();
    }
    this.clock.set(this.end);
  }
}

/** Shanghai has no summer time, so its clock is always eight hours ahead. */
function isOpen(at: number): boolean {
  const hour = new Date(at + 8 * HOUR).getUTCHours();
  return hour >= 9 && hour < 20;
}
