import 'reflect-metadata';
import { Alert } from '@lanzi/server/alert/alert.entity';
import { AppModule } from '@lanzi/server/app.module';
import { TestClock } from '@lanzi/server/platform/clock';
import { loadConfig } from '@lanzi/server/platform/config';
import { UnitOfWork } from '@lanzi/server/platform/database/unit-of-work';
import { OutboxRelay } from '@lanzi/server/platform/outbox/outbox-relay';
import { NestFactory } from '@nestjs/core';
import { IsNull, LessThan } from 'typeorm';
import { makeHistory } from './seed/demo-history';
import { DemoProviders } from './seed/demo-providers';
import { makeDemoShop, type Get } from './seed/demo-shop';

/** Fills an empty database with the demo shop. `--small`: the shop alone, without a history of orders. */
async function seed(small: boolean): Promise<void> {
  const end = new Date();
  const clock = new TestClock(new Date(end.getTime() - 31 * 86_400_000));
  const providers = new DemoProviders(process.env.DATA_DIR || '.data', clock);
  const config = loadConfig({ ...process.env, ...(await providers.open()) });
  const app = await NestFactory.createApplicationContext(AppModule.forRoot(config, clock), {
    logger: ['error'],
    abortOnError: false,
  });
  const get: Get = (provider) => app.get(provider);
  providers.shop = get;
  const demo = await makeDemoShop(get, (user) => providers.openidOf(user));
  if (!small) await makeHistory(get, demo, providers, clock, end, 340);
  clock.set(end);
  await app.get(OutboxRelay).drain();
  // Whoever was at the desk has heard all but the latest.
  const heard = { handledAt: IsNull(), createdAt: LessThan(new Date(end.getTime() - 3 * 3_600_000)) };
  await app
    .get(UnitOfWork)
    .run((manager) => manager.update(Alert, heard, { handledAt: end, handledBy: '马骏' }));
  await app.close();
  await providers.close();
}

seed(process.argv.includes('--small')).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
