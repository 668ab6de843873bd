import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const main = path.join(__dirname, '../../../server/dist/main.js');
const port = Number(process.env.BENCH_PORT ?? 3950);

/** The server as it runs in production, in a process of its own. `BENCH_PROFILE=1` writes a CPU profile at its end. */
export async function startServer(
  env: Record<string, string>,
): Promise<{ url: string; stop(): Promise<void> }> {
  const profile = process.env.BENCH_PROFILE ? ['--cpu-prof', '--cpu-prof-dir=.data/profiles'] : [];
  const child = spawn(process.execPath, [...profile, main], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      SECRET_KEY: 'a-key-for-benchmarks-only-0123456789abcdef',
      PORT: String(port),
      LOG_LEVEL: 'error',
      DATA_DIR: '.data/bench',
      ...env,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error('the server ended before it was ready');
    const ready = await fetch(`${url}/readyz`).catch(() => undefined);
    await ready?.body?.cancel();
    if (ready?.ok) break;
    await sleep(100);
  }
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
