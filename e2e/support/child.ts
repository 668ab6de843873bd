import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const KEPT_OUTPUT = 20_000;
const GRACE_MS = 10_000;

/** A process of the product, with the end of what it said kept for when something goes wrong. */
export class Child {
  private readonly process: ChildProcess;
  private said = '';

  constructor(
    private readonly name: string,
    args: string[],
    options: { cwd: string; env: NodeJS.ProcessEnv },
  ) {
    this.process = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.said = (this.said + chunk.toString()).slice(-KEPT_OUTPUT);
      });
    }
  }

  /** What it wrote to its standard output and error, the last 20,000 characters. */
  get output(): string {
    return this.said;
  }

  get ended(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  /** Waits until it ends by itself; throws unless it ended well. */
  async finished(): Promise<void> {
    if (!this.ended) await once(this.process, 'close');
    if (this.process.exitCode !== 0)
      throw this.trouble(`ended with ${this.process.exitCode ?? this.process.signalCode}`);
  }

  /** Waits until an address answers with 200. */
  async answers(url: string, timeoutMs = 60_000): Promise<void> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      if (this.ended) throw this.trouble('ended before it was ready');
      if (Date.now() > end) throw this.trouble(`did not answer ${url} in ${timeoutMs} ms`);
      const response = await fetch(url).catch(() => undefined);
      await response?.body?.cancel();
      if (response?.ok) return;
      await sleep(50);
    }
  }

  /** Asks it to end, and makes it after ten seconds; SIGKILL ends it at once, as a power cut would. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.ended) return;
    const gone = once(this.process, 'exit');
    this.process.kill(signal);
    const killer = setTimeout(() => this.process.kill('SIGKILL'), GRACE_MS);
    await gone;
    clearTimeout(killer);
  }

  private trouble(what: string): Error {
    return new Error(`${this.name} ${what}:\n${this.said.slice(-4000)}`);
  }
}
