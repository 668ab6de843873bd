import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Module } from '@nestjs/common';
import type { Route } from '@lanzi/shared/api/route';
import { loadConfig } from '../../src/platform/config';
import { Endpoint } from '../../src/platform/http/endpoint';
import { createServer } from '../../src/platform/http/server';
import { PlatformModule } from '../../src/platform/platform.module';
import { freshDatabaseUrl } from '../support/database';

const large = {
  name: 'large',
  method: 'GET',
  path: '/api/large',
  audience: 'public',
  summary: 'Gives more than any buffer on the way holds',
  produces: 'text/csv',
} as const satisfies Route;

@Controller()
class LargeController {
  @Endpoint(large)
  async large(): Promise<Buffer> {
    return Buffer.alloc(64 * 1024 * 1024);
  }
}

@Module({ controllers: [LargeController] })
class LargeModule {}

test('somebody who stopped reading their answer does not keep the server from closing', async () => {
  const config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: await freshDatabaseUrl(),
    DATA_DIR: mkdtempSync(join(tmpdir(), 'closing-')),
  });
  const platform = PlatformModule.forRoot(config, { entities: [], migrations: [] });
  const app = await createServer({ module: LargeModule, imports: [platform] }, config);
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  const reader = connect(port, '127.0.0.1');
  reader.write('GET /api/large HTTP/1.1\r\nHost: shop.example\r\n\r\n');
  await once(reader, 'readable');
  const began = performance.now();
  await app.close();
  expect(performance.now() - began).toBeLessThan(10_000);
  reader.destroy();
});
