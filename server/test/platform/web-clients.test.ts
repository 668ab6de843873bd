import 'reflect-metadata';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { WebSocketGateway } from '@nestjs/websockets';
import { io } from 'socket.io-client';
import { loadConfig } from '../../src/platform/config';
import { createServer } from '../../src/platform/http/server';
import { PlatformModule } from '../../src/platform/platform.module';
import { Realtime } from '../../src/platform/realtime/realtime';
import { freshDatabaseUrl } from '../support/database';

@WebSocketGateway({ namespace: '/news' })
class NewsGateway {
  handleConnection(socket: { join(room: string): void }): void {
    socket.join('readers');
  }
}

@Module({ providers: [NewsGateway] })
class NewsModule {}

let app: NestFastifyApplication;

beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), 'web-'));
  const file = (path: string, content: string) => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  file('h5/index.html', '<title>shop</title>');
  file('h5/js/app.1f3a9c2b.js', `shop();${' '.repeat(2000)}`);
  file('console/index.html', '<title>desk</title>');
  file('console/assets/index-DkQ3d9sL.js', 'desk();');
  file('secret.txt', 'not for the web');
  const config = loadConfig({ NODE_ENV: 'test', DATABASE_URL: await freshDatabaseUrl(), WEB_ROOT: root });
  const platform = PlatformModule.forRoot(config, { entities: [], migrations: [] });
  app = await createServer({ module: NewsModule, imports: [platform] }, config);
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app.close());

const get = (url: string, headers: Record<string, string> = { accept: 'text/html' }) =>
  app.inject({ url, headers });

test('the shop at / and the desk at /console/, never kept by the browser', async () => {
  for (const [url, title] of [
    ['/', 'shop'],
    ['/console/', 'desk'],
    ['/console/orders/2026', 'desk'],
  ] as const) {
    const answer = await get(url);
    expect([answer.statusCode, answer.body]).toEqual([200, `<title>${title}</title>`]);
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-cache',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    expect(answer.headers['permissions-policy']).toContain('camera=(self)');
  }
  expect((await get('/console')).headers.location).toBe('/console/');
});

test('assets are compressed, and kept for good when their name tells their content', async () => {
  const script = await get('/js/app.1f3a9c2b.js', { 'accept-encoding': 'br' });
  expect(script.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
  });
  expect((await get('/console/assets/index-DkQ3d9sL.js')).headers['cache-control']).toContain('immutable');
});

test.each([
  '/js/gone.js',
  '/console/assets/gone.js',
  '/nowhere',
  '/api',
  '/api/shop/nowhere',
  '/secret.txt',
  '/console/..%2fsecret.txt',
  '/..%2fsecret.txt',
])('%s is not there, and says so as a problem document', async (url) => {
  const answer = await get(url);
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, 'not_found']);
});

test('a script that asks the console for something else than a page gets no page', async () => {
  expect((await get('/console/orders/2026', { accept: 'application/json' })).statusCode).toBe(404);
});

test('news reaches the room over the same port', async () => {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const socket = io(`http://127.0.0.1:${port}/news`, { transports: ['websocket'] });
  await new Promise<void>((resolve, reject) => socket.on('connect', resolve).on('connect_error', reject));
  const heard = new Promise((resolve) => socket.on('orders:changed', resolve));
  app.get(Realtime).emit('/news', 'readers', 'orders:changed', { orderNo: '1' });
  expect(await heard).toEqual({ orderNo: '1' });
  socket.disconnect();
});
