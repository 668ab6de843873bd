import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A Redis of one's own that keeps nothing; needs the program `redis-server`. */
export class RedisServer {
  private constructor(
    readonly url: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(): Promise<RedisServer> {
    const port = await freePort();
    const nothingKept = ['--save', '', '--appendonly', 'no'];
    const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', ...nothingKept], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve, reject) => {
      server.on('error', (error) => reject(new Error('redis-server is needed', { cause: error })));
      server.on('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
      server.stdout?.on('data', (said) => {
        if (String(said).includes('Ready to accept connections')) resolve();
      });
    });
    return new RedisServer(`redis://127.0.0.1:${port}`, server);
  }

  /** At once and without a word, as when its machine dies. */
  async kill(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
