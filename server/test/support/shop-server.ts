import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Api, ApiError, createApi } from '@lanzi/shared/api/client';
import type { Problem } from '@lanzi/shared/errors';
import type { Role } from '@lanzi/shared/staff/permissions';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { createSandbox } from '../../../scripts/src/sandbox/sandbox';
import { AppModule } from '../../src/app.module';
import { normalPhone } from '../../src/customer/normal-phone';
import { TestClock } from '../../src/platform/clock';
import { loadConfig } from '../../src/platform/config';
import { insertOne } from '../../src/platform/database/insert';
import { createServer } from '../../src/platform/http/server';
import { Staff } from '../../src/staff/staff.entity';
import { freshDatabaseUrl } from './database';
import { staffPassword, staffPasswordHash } from './staff-password';

const providers = {
  WECHAT_APPID: 'wxtest',
  WECHAT_SECRET: 'test-wechat-secret',
  SMS_API_KEY: 'test-sms-key',
};

/** The whole server on an empty database, with the sandbox for its providers and a clock that stands still. */
export class ShopServer {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly clock: TestClock,
    readonly sandbox: ReturnType<typeof createSandbox>,
    private readonly dataDir: string,
  ) {}

  static async start(): Promise<ShopServer> {
    const sandbox = createSandbox(providers);
    await sandbox.listen({ port: 0, host: '127.0.0.1' });
    const base = `http://127.0.0.1:${(sandbox.server.address() as AddressInfo).port}`;
    const dataDir = mkdtempSync(join(tmpdir(), 'lanzi-test-'));
    const config = loadConfig({
      NODE_ENV: 'test',
      DATABASE_URL: await freshDatabaseUrl(),
      DATA_DIR: dataDir,
      WECHAT_API_BASE: base,
      SMS_API_BASE: base,
      LOG_LEVEL: process.env.LOG_LEVEL,
      ...providers,
    });
    const clock = new TestClock();
    const app = await createServer(AppModule.forRoot(config, clock), config);
    return new ShopServer(app, clock, sandbox, dataDir);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.sandbox.close();
    rmSync(this.dataDir, { recursive: true });
  }

  get dataSource(): DataSource {
    return this.app.get(DataSource);
  }

  /** Asks as anybody, or as whoever holds `token`. */
  api(token?: string, extraHeaders: Record<string, string> = {}): Api {
    return createApi(async ({ method, url, headers, body }) => {
      const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const answer = await this.app.inject({
        method,
        url,
        headers: { ...headers, ...authorization, ...extraHeaders },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() };
    });
  }

  /** Sends one file as a browser does. */
  upload(token: string, url: string, file: Buffer) {
    const boundary = 'lanzi-test-boundary';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]);
    const type = `multipart/form-data; boundary=${boundary}`;
    const headers = { authorization: `Bearer ${token}`, 'content-type': type };
    return this.app.inject({ method: 'POST', url, headers, payload });
  }

  async addStaff(username: string, role: Role): Promise<number> {
    const account = {
      username,
      name: username,
      role,
      passwordHash: staffPasswordHash,
      enabled: true,
      version: 1,
    };
    return insertOne(this.dataSource.manager, Staff, { ...account, createdAt: this.clock.now() });
  }

  /** A new member of staff, signed in. */
  async staff(role: Role, username: string = role): Promise<{ api: Api; token: string; id: string }> {
    await this.addStaff(username, role);
    const { token, me } = await this.api().signInStaff({ body: { username, password: staffPassword } });
    return { api: this.api(token), token, id: me.id };
  }

  /** The code last sent to this phone. */
  async codeFor(phone: string): Promise<string> {
    const to = encodeURIComponent(normalPhone(phone));
    const { items } = (await this.sandbox.inject(`/messages?to=${to}`)).json<{
      items: { code: string }[];
    }>();
    return items[0]?.code ?? 'none';
  }

  /** Signs in by phone; the first time makes a customer. */
  async shopper(phone: string): Promise<{ api: Api; token: string; id: string }> {
    await this.api().sendPhoneCode({ body: { phone } });
    const { token, me } = await this.api().signInByPhone({
      body: { phone, code: await this.codeFor(phone) },
    });
    return { api: this.api(token), token, id: me.id };
  }
}

/** The refusal's code and status; fails when it was not refused. */
export async function refusal(asked: Promise<unknown>): Promise<[number, string]> {
  const { status, problem } = await problemOf(asked);
  return [status, problem.code];
}

export async function problemOf(asked: Promise<unknown>): Promise<{ status: number; problem: Problem }> {
  const answer = await asked.catch((error: unknown) => error);
  if (answer instanceof ApiError) return answer;
  throw answer instanceof Error ? answer : new Error(`Not refused: ${JSON.stringify(answer)}`);
}

/** A PNG of one pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
