import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import { openTestDatabase } from './support/database';
import { withPlatform } from '../src/platform/database/platform-schema';
import { NumberTurn, numberTurns } from '../src/fulfilment/number-turn.entity';
import { schema } from '../src/schema';
import { Carrier } from '../src/shop/carrier.entity';

let dataSource: DataSource;
beforeAll(async () => {
  dataSource = await openTestDatabase(schema);
});
afterAll(() => dataSource.destroy());

test('the migrations make exactly the tables that the entities describe', async () => {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

test('the courier companies come with them', async () => {
  const first = await dataSource.manager.findOneBy(Carrier, { code: 'SF' });
  expect(first).toEqual({ id: 1, code: 'SF', name: '顺丰速运', position: 0, enabled: true, version: 1 });
});

test('the rows that waybill numbers fall on come with them, none missing', async () => {
  const ids = (await dataSource.manager.find(NumberTurn, { order: { id: 'ASC' } })).map(({ id }) => id);
  expect(ids).toEqual(Array.from({ length: numberTurns }, (_, id) => id));
});

test('every migration can be undone and done again', async () => {
  const steps = withPlatform(schema).migrations.length;
  for (let step = 0; step < steps; step++) await dataSource.undoLastMigration();
  expect(await dataSource.runMigrations()).toHaveLength(steps);
});
