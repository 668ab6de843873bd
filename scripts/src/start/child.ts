import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const GRACE_MS = 10_000;

/** A Node process of the shop that speaks on this process's output and never outlives it. */
export class Child {
  private readonly process: ChildProcess;
  /** Settles when it has ended: an exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;

  constructor(
    readonly name: string,
    script: string,
    env: NodeJS.ProcessEnv,
    args: string[] = [],
  ) {
    this.process = spawn(
      process.execPath,
      ['--require', path.join(__dirname, 'end-with-parent.js'), script, ...args],
      { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    );
    this.ended = once(this.process, 'exit').then(
      ([code, signal]: (number | NodeJS.Signals | null)[]) => code ?? signal ?? 1,
    );
  }

  /** Asks it to end, and makes it after ten seconds. Resolves when it is gone. */
  async stop(): Promise<void> {
    this.process.kill('SIGTERM');
    const killer = setTimeout(() => this.process.kill('SIGKILL'), GRACE_MS);
    await this.ended;
    clearTimeout(killer);
  }
}
