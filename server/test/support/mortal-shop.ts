import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { freshDatabaseUrl, usesMariadb } from './database';
import { freePort, PaymentShop } from './payment-shop';
import type { Told } from './served-shop';

/** Where the server dies: just before a provider hears a request, or when it has done it and not yet answered. */
export interface Trap {
  when: 'before' | 'after';
  /** Of `METHOD /path body`, or `NOTICE …` for what the provider tells. */
  asked: RegExp;
}

/**
 * A shop whose server is a process of its own that can be killed. The one in this process only furnishes the shop
 * and looks into the database; clients and providers speak to the other.
 */
export class MortalShop extends PaymentShop {
  trap: Trap | undefined;
  private child: ChildProcess | undefined;
  private wire: Server;
  private folder: string;
  private environment: Record<string, string>;
  private told = 0;

  override async start(): Promise<void> {
    this.folder = mkdtempSync(join(tmpdir(), 'lanzi-test-'));
    const port = await freePort();
    this.wire = createServer((request, response) => void this.pass(request, response)).listen(0, '127.0.0.1');
    await once(this.wire, 'listening');
    const base = `http://127.0.0.1:${(this.wire.address() as AddressInfo).port}`;
    const own = {
      DATABASE_URL: usesMariadb ? await freshDatabaseUrl() : `sqlite:${join(this.folder, 'shop.db')}`,
      DATA_DIR: join(this.folder, 'data'),
    };
    await super.start(own);
    this.url = `http://127.0.0.1:${port}`;
    this.environment = {
      ...this.settings,
      ...{ NODE_ENV: 'test', LOG_LEVEL: 'silent', PORT: String(port), PUBLIC_URL: this.url },
      ...{ WECHAT_PAY_API_BASE: base, ALIPAY_GATEWAY: `${base}/gateway.do` },
      KDNIAO_EWAYBILL_URL: `${base}/api/EOrderService`,
    };
  }

  override async stop(): Promise<void> {
    await this.kill();
    this.wire.close();
    await super.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Where the server keeps its files. */
  get dataDir(): string {
    return join(this.folder, 'data');
  }

  get isAlive(): boolean {
    return this.child !== undefined;
  }

  /** Starts the server, after it was killed or for the first time. */
  async revive(): Promise<void> {
    const server = join(__dirname, '../..');
    const compiled = [
      '--require',
      join(__dirname, 'compile-typescript.cjs'),
      join(__dirname, 'served-shop.ts'),
    ];
    const env = { ...process.env, ...this.environment, NOW: this.clock.now().toISOString() };
    const quietly = ['--disable-warning=ExperimentalWarning', ...compiled];
    const child = spawn(process.execPath, quietly, {
      cwd: server,
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('the server ended at its start')));
    await Promise.race([once(child, 'message'), ended]);
    ended.catch(() => undefined);
    this.child = child;
  }

  /** At once and without a word, as when its machine dies. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child) return;
    this.child = undefined;
    this.trap = undefined;
    if (child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Time passes and jobs run; everything that follows is done when this resolves, or the server is dead. */
  async tell(what: Omit<Told, 'id'>): Promise<void> {
    this.clock.advance(what.seconds ?? 0);
    const { child } = this;
    if (!child) return;
    const id = ++this.told;
    const done = new Promise<void>((resolve) => {
      child.on('message', (answer) => answer === id && resolve());
      child.on('exit', () => resolve());
    });
    child.send({ ...what, id });
    await done;
    // By itself, as it was told to.
    if (what.dies) await this.kill();
  }

  protected override async deliver(...notice: Parameters<PaymentShop['deliver']>) {
    const answer = super.deliver(...notice);
    // Somewhere on its way.
    if (this.isTrapped('after', `NOTICE ${notice[0]}`))
      await Promise.all([answer.catch(() => undefined), this.kill()]);
    return answer;
  }

  /** What the server asks a provider. */
  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '', headers } = request;
    const payload = await buffer(request);
    const asked = `${method} ${decodeURIComponent(url)} ${decodeURIComponent(payload.toString())}`;
    if (this.isTrapped('before', asked)) {
      await this.kill();
      response.destroy();
      return;
    }
    const answer = await this.sandbox.inject({ method: method as 'GET' | 'POST', url, headers, payload });
    if (this.isTrapped('after', asked)) {
      await this.kill();
      response.destroy();
      return;
    }
    response.writeHead(answer.statusCode, answer.headers);
    response.end(answer.rawPayload);
  }

  private isTrapped(when: Trap['when'], asked: string): boolean {
    return this.trap?.when === when && this.trap.asked.test(asked);
  }
}
