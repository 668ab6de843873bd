/**
 * Work that many ask for at once and that answers all of them alike. Who asks shares an answer whose making begins
 * after they asked: it is never out of date. At most one is being made, with a rest as long as it took between two: it may
 * never take more than half of one processor.
 */
export class SharedAnswer<T> {
  private next: Promise<T> | undefined;
  /** When the next may begin. */
  private ready: Promise<void> = Promise.resolve();

  constructor(private readonly make: () => Promise<T>) {}

  ask(): Promise<T> {
    this.next ??= this.ready.then(() => this.begin());
    return this.next;
  }

  private begin(): Promise<T> {
    // Who asks from now on may have changed what is being answered.
    this.next = undefined;
    const started = performance.now();
    const answer = this.make();
    const ended = () => this.rest(performance.now() - started);
    this.ready = answer.then(ended, ended);
    return answer;
  }

  private rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
  }
}
