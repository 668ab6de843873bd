import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Api, createApi } from '@lanzi/shared/api/client';
import type { Problem } from '@lanzi/shared/errors';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { AppModule } from '../../src/app.module';
import { Sku } from '../../src/catalog/sku.entity';
import { FindOrCreateCustomer } from '../../src/customer/find-or-create-customer';
import { ShopperSessions } from '../../src/customer/shopper-sessions';
import { TestClock } from '../../src/platform/clock';
import { type Config, loadConfig } from '../../src/platform/config';
import { createServer } from '../../src/platform/http/server';
import { Jobs } from '../../src/platform/jobs/jobs';
import { OutboxRelay } from '../../src/platform/outbox/outbox-relay';
import { checkBooks } from '../../src/report/check-books';
import { StaffSessions } from '../../src/staff/staff-sessions';
import { freshDatabaseUrl } from './database';
import { furnish, type Furnished, type Person } from './furnish';
import { refusalOf, type Refusal, type TableContents } from './refusals';

/** What a typed client sends. */
type Sent = { method: string; headers: Record<string, string>; body: string | undefined };

const publicUrl = 'https://shop.example';

/** The whole server on a port of its own, with a small furnished shop and a client for each of its people. */
export class ShopProcess {
  readonly clock: TestClock;
  app: NestFastifyApplication;
  url: string;
  /** What the shop was furnished with: ids of people, stores, methods. */
  has: Furnished;

  readonly shopper = this.clientOf('shopper');
  readonly other = this.clientOf('other');
  readonly verifier = this.clientOf('verifier');
  readonly verifierElsewhere = this.clientOf('verifierElsewhere');
  readonly owner = this.clientOf('owner');
  readonly clerk = this.clientOf('clerk');
  readonly viewer = this.clientOf('viewer');

  private newcomers = 0;
  private readonly tokens: Map<Person, string>;
  private config: Config;

  /** Given the `first`, another process of the same shop: same database, clock and sessions. Not with SQLite. */
  constructor(private readonly first?: ShopProcess) {
    this.clock = first?.clock ?? new TestClock();
    this.tokens = first?.tokens ?? new Map();
  }

  /** `environment` adds to the settings of a shop; another process has those of the first. */
  async start(environment: Record<string, string> = {}): Promise<void> {
    this.config = this.first?.config ?? (await newConfig(environment));
    this.app = await createServer(AppModule.forRoot(this.config, this.clock), this.config);
    await this.app.listen(Number(environment.PORT ?? 0), '127.0.0.1');
    const { port } = this.app.getHttpServer().address() as AddressInfo;
    this.url = `http://127.0.0.1:${port}`;
    this.has = this.first?.has ?? (await furnish(this.app));
    if (!this.first) await this.signIn();
  }

  async stop(): Promise<void> {
    await this.app.close();
    if (!this.first) rmSync(this.config.dataDir, { recursive: true });
  }

  /** Time passes; everybody signs in again, as some would have been signed out meanwhile. */
  async later(time: { days?: number; minutes?: number; seconds?: number }): Promise<void> {
    const { days = 0, minutes = 0, seconds = 0 } = time;
    this.clock.advance(days * 86_400 + minutes * 60 + seconds);
    await this.signIn();
  }

  token(person: Person): string {
    return this.tokens.get(person) ?? '';
  }

  /** Any request, as `person` or as nobody. */
  fetch(person: Person | null, path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (person) headers.set('authorization', `Bearer ${this.token(person)}`);
    return fetch(this.url + path, { ...init, headers });
  }

  upload(
    person: Person,
    content: Buffer | string,
    name = 'proof.png',
    type = 'image/png',
  ): Promise<Response> {
    const form = new FormData();
    form.set('file', new Blob([content], { type }), name);
    const side = this.has.people[person].kind === 'staff' ? 'console' : 'shop';
    return this.fetch(person, `/api/${side}/uploads`, { method: 'POST', body: form });
  }

  /** Reactions to everything that happened so far. */
  drain(): Promise<void> {
    return this.app.get(OutboxRelay).drain();
  }

  runJob(name: 'expire unpaid orders' | 'receive shipped orders' | 'end after-sales'): Promise<void> {
    return this.app.get(Jobs).runNow(name);
  }

  /** Fails with whatever does not add up, once everything is delivered. */
  async books(): Promise<void> {
    expect(await checkBooks(this.dataSource.manager)).toEqual([]);
    expect(await this.count('outbox')).toBe(0);
  }

  /** Somebody who has never been here before. */
  async newShopper(): Promise<Api> {
    const phone = `139${String(++this.newcomers).padStart(8, '0')}`;
    const { id } = await this.app.get(FindOrCreateCustomer).run({ phone }, 'zh-CN');
    const { token } = await this.app.get(ShopperSessions).open(id);
    return this.clientWith((path, { headers, ...init }) =>
      fetch(this.url + path, { ...init, headers: { ...headers, authorization: `Bearer ${token}` } }),
    );
  }

  /** The typed client whose requests `send` sends. */
  clientWith(send: (path: string, init: Sent) => Promise<Response>): Api {
    return createApi(async ({ method, url, headers, body }) => {
      const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
      const answer = await send(url, {
        method,
        headers: { ...headers, ...json },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
    });
  }

  async stock(skuId: string): Promise<{ onHand: number; reserved: number; sold: number }> {
    const { onHand, reserved, sold } = await this.dataSource.manager.findOneByOrFail(Sku, {
      id: Number(skuId),
    });
    return { onHand, reserved, sold };
  }

  /** How many rows `table` has. */
  async count(table: string, where = '1 = 1'): Promise<number> {
    const rows = await this.dataSource.query<{ n: number | string }[]>(
      `SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`,
    );
    return Number(rows[0]?.n);
  }

  /** How `ask` was refused. Fails when it was not, or when the refusal left anything behind. */
  async refused(ask: () => Promise<unknown>): Promise<Refusal> {
    const before = await this.contents();
    const refusal = await refusalOf(ask());
    expect(await this.contents()).toEqual(before);
    return refusal;
  }

  /** How a request that no typed client would send was refused. Fails when it left anything behind. */
  async refusedRaw(person: Person, path: string, init: RequestInit): Promise<Problem> {
    const before = await this.contents();
    const answer = await this.fetch(person, path, init);
    expect(await this.contents()).toEqual(before);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    return (await answer.json()) as Problem;
  }

  /** All that the database holds, but sessions. */
  async contents(): Promise<TableContents> {
    const contents: TableContents = {};
    for (const { tableName } of this.dataSource.entityMetadatas)
      if (!tableName.endsWith('_sessions'))
        contents[tableName] = await this.dataSource.query(`SELECT * FROM ${tableName}`);
    return contents;
  }

  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }

  private async signIn(): Promise<void> {
    for (const [person, { kind, id }] of Object.entries(this.has.people)) {
      const session =
        kind === 'staff'
          ? await this.app.get(StaffSessions).open(id, '127.0.0.1')
          : await this.app.get(ShopperSessions).open(id);
      this.tokens.set(person as Person, session.token);
    }
  }

  private clientOf(person: Person): Api {
    return this.clientWith((path, init) => this.fetch(person, path, init));
  }
}

const newConfig = async (environment: Record<string, string>): Promise<Config> =>
  loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: await freshDatabaseUrl(),
    DATA_DIR: mkdtempSync(join(tmpdir(), 'lanzi-test-')),
    PUBLIC_URL: publicUrl,
    LOG_LEVEL: process.env.LOG_LEVEL,
    ...environment,
  });
