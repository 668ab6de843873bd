/** The only source of the current time, so that tests can choose it. */
export class Clock {
  now(): Date {
    return new Date();
  }

  /** The moment `seconds` from now; negative for the past. */
  in(seconds: number): Date {
    return new Date(this.now().getTime() + seconds * 1000);
  }
}

/** A clock that stands still until it is told to move. */
export class TestClock extends Clock {
  constructor(private time = new Date('2026-01-15T02:00:00.000Z')) {
    super();
  }

  override now(): Date {
    return new Date(this.time);
  }

  set(time: Date): void {
    this.time = new Date(time);
  }

  advance(seconds: number): void {
    this.time = this.in(seconds);
  }
}
