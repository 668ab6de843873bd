import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Step } from '../../scripts/src/sandbox/kdniao/journey';
import type { Service } from '../../scripts/src/sandbox/misbehaviour';
import { demoEnvironment } from '../../scripts/src/start/demo-environment';
import { linkClients } from '../../scripts/src/start/link-clients';
import { Child } from './child';
import { freePort } from './free-port';

const ROOT = path.join(__dirname, '../..');
const SECRET_KEY = 'end-to-end-tests-key-of-more-than-32-characters';

export interface ProductOptions {
  /** What is in the shop: everything but orders, or a month of orders as well. */
  shop?: 'small' | 'full';
  /** An empty database to fill, e.g. `mariadb://…`; by default a SQLite file of its own. */
  databaseUrl?: string;
  /** Settings laid over the usual ones. */
  env?: Record<string, string>;
}

/** What the sandbox keeps of a message. */
interface Sent {
  subject: string | null;
  text: string;
  attachments: { name: string; url: string }[];
}
export interface Mail {
  subject: string | null;
  text: string;
  attachments: { name: string; content: Buffer }[];
}

/**
 * The built product on free ports, with the demo shop in it: the server (API, sockets, both web clients) and the
 * sandbox that stands in for the outside providers. Its database, files and processes are its own.
 */
export class RunningProduct {
  private server: Child | undefined;
  private sandbox: Child | undefined;

  private constructor(
    readonly baseUrl: string,
    readonly sandboxUrl: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly folder: string,
  ) {}

  static async start({
    shop = 'small',
    databaseUrl,
    env = {},
  }: ProductOptions = {}): Promise<RunningProduct> {
    const [port, sandboxPort, mailPort] = [await freePort(), await freePort(), await freePort()];
    const folder = mkdtempSync(path.join(tmpdir(), 'lanzi-e2e-'));
    const baseUrl = `http://127.0.0.1:${port}`;
    const settings = demoEnvironment({
      ...process.env,
      NODE_ENV: 'development',
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      SANDBOX_MAIL_PORT: String(mailPort),
      PUBLIC_URL: baseUrl,
      WEB_ROOT: process.env.WEB_ROOT ?? linkClients(),
      DATABASE_URL: databaseUrl ?? `sqlite:${path.join(folder, 'shop.db')}`,
      DATA_DIR: path.join(folder, 'data'),
      SECRET_KEY,
      ...env,
    });
    const product = new RunningProduct(baseUrl, `http://127.0.0.1:${sandboxPort}`, settings, folder);
    try {
      await product
        .child('seed', 'scripts/dist/seed.js', ...(shop === 'small' ? ['--small'] : []))
        .finished();
      // After the seed, whose payments it goes on with.
      product.sandbox = product.child('sandbox', 'scripts/dist/sandbox/main.js');
      await product.sandbox.answers(`${product.sandboxUrl}/healthz`);
      await product.startServer();
    } catch (error) {
      await product.stop();
      throw error;
    }
    return product;
  }

  /** Starts the server again after `stopServer`: same address, same data. */
  async startServer(): Promise<void> {
    this.server = this.child('server', 'server/dist/main.js');
    await this.server.answers(`${this.baseUrl}/readyz`);
  }

  /** Takes the server away; SIGKILL is the power cut. */
  async stopServer(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    await this.server?.stop(signal);
  }

  async restart(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    await this.stopServer(signal);
    await this.startServer();
  }

  /** What the server wrote to its log. */
  get log(): string {
    return this.server?.output ?? '';
  }

  /** Checks on the database everything that must always hold; throws with what does not. */
  async checkBooks(): Promise<void> {
    await this.child('books', 'scripts/dist/check-books.js').finished();
  }

  /** The code of the newest text message to a phone, of those sent since that moment. */
  async phoneCode(phone: string, since: Date): Promise<string> {
    const answer = await fetch(`${this.sandboxUrl}/messages?to=${encodeURIComponent(phone)}`);
    const { items } = (await answer.json()) as { items: { code: string | null; text: string; at: string }[] };
    const code = items.find(({ at }) => new Date(at) >= since)?.code;
    if (!code) throw new Error(`no code was sent to ${phone}: ${JSON.stringify(items.slice(0, 3))}`);
    return code;
  }

  /**
   * Somebody pays at the provider: by the number of an attempt, or by the parameters of wx.requestPayment, whose
   * signature is then checked. Resolves once the shop has heard of it, to why it could not be paid if it could not.
   */
  async payAtProvider(payment: object): Promise<string | undefined> {
    const answer = await fetch(`${this.sandboxUrl}/pay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(payment),
    });
    return answer.ok ? undefined : await answer.text();
  }

  /** The next time, a provider goes wrong in this way. */
  async misbehave(service: Service, mode: string): Promise<void> {
    await this.tellSandbox('misbehave', { service, mode });
  }

  /** A carrier reports a step of a parcel; resolves once the shop was told. */
  async moveParcel(waybillNo: string, to: Step): Promise<void> {
    await this.tellSandbox(`parcels/${waybillNo}/move`, { to });
  }

  /** The mails to an address, newest first, each with what its attachments hold. */
  async mailsTo(address: string): Promise<Mail[]> {
    const answer = await fetch(`${this.sandboxUrl}/messages?to=${encodeURIComponent(address)}`);
    const { items } = (await answer.json()) as { items: Sent[] };
    const fileOf = async ({ name, url }: Sent['attachments'][number]) => {
      const file = await fetch(`${this.sandboxUrl}/${url}`);
      return { name, content: Buffer.from(await file.arrayBuffer()) };
    };
    return Promise.all(
      items.map(async ({ subject, text, attachments }) => ({
        ...{ subject, text },
        attachments: await Promise.all(attachments.map(fileOf)),
      })),
    );
  }

  private async tellSandbox(path: string, body: object): Promise<void> {
    const answer = await fetch(`${this.sandboxUrl}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`the sandbox cannot do that: ${await answer.text()}`);
  }

  /** Ends everything and removes the data. */
  async stop(): Promise<void> {
    await Promise.all([this.server?.stop(), this.sandbox?.stop()]);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private child(name: string, script: string, ...args: string[]): Child {
    if (!existsSync(path.join(ROOT, script))) throw new Error(`${script} is missing: build first`);
    return new Child(name, [script, ...args], { cwd: ROOT, env: this.env });
  }
}
