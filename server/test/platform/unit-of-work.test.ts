import 'reflect-metadata';
import { type DataSource, Entity, type MigrationInterface, type QueryRunner, Unique } from 'typeorm';
import {
  BigInt,
  Bool,
  Code,
  col,
  createTable,
  Id,
  Int,
  Json,
  Str,
  Time,
} from '../../src/platform/database/columns';
import { contains, containing, duplicateOf } from '../../src/platform/database/dialect';
import { DoFirst, UnitOfWork } from '../../src/platform/database/unit-of-work';
import { createLog } from '../../src/platform/log';
import { emptyTables, openTestDatabase, usesMariadb } from '../support/database';

@Entity('gadgets')
@Unique('uq_gadgets_code', ['code'])
class Gadget {
  @Id() id: number;
  @Code(20) code: string;
  @Str(100) displayName: string;
  @Int() stock: number;
  @BigInt() priceMinor: number;
  @Bool() onSale: boolean;
  @Json({ nullable: true }) facts: { tags: string[] } | null;
  @Time() createdAt: Date;
}

@Entity('sales')
class Sale {
  @Id() id: number;
  @BigInt() gadgetId: number;
}

class Gadgets1700000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createTable(
      queryRunner,
      'gadgets',
      {
        id: col.id(),
        code: col.code(20),
        displayName: col.str(100),
        stock: col.int(),
        priceMinor: col.bigInt(),
        onSale: col.bool(),
        facts: col.json({ nullable: true }),
        createdAt: col.time(),
      },
      { unique: { uq_gadgets_code: ['code'] } },
    );
    await createTable(queryRunner, 'sales', { id: col.id(), gadgetId: col.bigInt() });
  }
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('sales');
    await queryRunner.dropTable('gadgets');
  }
}

let dataSource: DataSource;
let unitOfWork: UnitOfWork;

const gadget = (code: string, stock = 0): Omit<Gadget, 'id'> => ({
  code,
  displayName: `Gadget ${code}`,
  stock,
  priceMinor: 900_000_000_000_001,
  onSale: true,
  facts: { tags: ['红', '蓝'] },
  createdAt: new Date('2026-01-02T03:04:05.678Z'),
});
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const countGadgets = () => dataSource.manager.count(Gadget);

beforeAll(async () => {
  dataSource = await openTestDatabase({ entities: [Gadget, Sale], migrations: [Gadgets1700000000002] });
  unitOfWork = new UnitOfWork(dataSource);
});
beforeEach(() => emptyTables(dataSource));
afterAll(() => dataSource.destroy());

test('the migrations build exactly what the entities describe', async () => {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map((query) => query.query)).toEqual([]);
});

test('every column kind comes back as it was written', async () => {
  await unitOfWork.run((manager) => manager.insert(Gadget, gadget('A')));
  const [found] = await dataSource.manager.find(Gadget);
  expect(found).toEqual({ id: expect.any(Number), ...gadget('A') });
});

test('codes tell letter case apart, search does not, and wildcards are plain characters', async () => {
  await unitOfWork.run((manager) => manager.insert(Gadget, [gadget('abc%_!'), gadget('ABC')]));
  const search = (column: string, text: string) =>
    dataSource.manager
      .createQueryBuilder(Gadget, 'gadget')
      .where(contains(`gadget.${column}`, 'q'), { q: containing(text) })
      .getCount();
  expect(await dataSource.manager.countBy(Gadget, { code: 'ABC' })).toBe(1);
  expect(await search('code', 'Abc')).toBe(2);
  expect(await search('displayName', 'GADGET abc')).toBe(2);
  expect(await search('code', '%_!')).toBe(1);
});

test('60 buyers of 30 items at once: 30 sales, none oversold', async () => {
  await unitOfWork.run((manager) => manager.insert(Gadget, gadget('A', 30)));
  const buy = () =>
    unitOfWork.run(async (manager) => {
      const found = await manager.findOneOrFail(Gadget, { where: { code: 'A' }, ...unitOfWork.forUpdate });
      await pause(Math.random() * 3);
      if (found.stock === 0) throw new Error('sold out');
      await manager.update(Gadget, found.id, { stock: found.stock - 1 });
      await manager.insert(Sale, { gadgetId: found.id });
    });
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, buy));
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(30);
  expect(await dataSource.manager.count(Sale)).toBe(30);
  expect(await dataSource.manager.findOneByOrFail(Gadget, { code: 'A' })).toMatchObject({ stock: 0 });
});

test('a rollback takes nothing of its neighbours with it', async () => {
  let letFail = (): void => undefined;
  const mayFail = new Promise<void>((resolve) => (letFail = resolve));
  const failing = unitOfWork.run(async (manager) => {
    await manager.insert(Gadget, gadget('lost'));
    await mayFail;
    throw new Error('changed my mind');
  });
  const neighbour = unitOfWork.run((manager) => manager.insert(Gadget, gadget('kept')));
  const plainWrite = dataSource.manager.insert(Gadget, gadget('plain'));
  const plainRead = dataSource.manager.countBy(Gadget, { code: 'lost' });
  await pause(20);
  letFail();
  await expect(failing).rejects.toThrow('changed my mind');
  await Promise.all([neighbour, plainWrite]);
  expect(await plainRead).toBe(0);
  const codes = (await dataSource.manager.find(Gadget, { order: { code: 'ASC' } })).map(({ code }) => code);
  expect(codes).toEqual(['kept', 'plain']);
});

test('a nested run joins: one transaction, one commit, one rollback', async () => {
  await unitOfWork.run(async (outer) => {
    await outer.insert(Gadget, gadget('A'));
    await unitOfWork.run(async (inner) => {
      expect(inner).toBe(outer);
      expect(unitOfWork.manager).toBe(outer);
      expect(await inner.count(Gadget)).toBe(1);
    });
  });
  await expect(
    unitOfWork.run(async () => {
      await unitOfWork.run((manager) => manager.insert(Gadget, gadget('B')));
      throw new Error('after the inner one');
    }),
  ).rejects.toThrow('after the inner one');
  expect(await countGadgets()).toBe(1);
});

test('a joined failure rolls everything back even when somebody swallows it', async () => {
  const swallowing = unitOfWork.run(async (manager) => {
    await manager.insert(Gadget, gadget('A'));
    await unitOfWork.run(() => Promise.reject(new Error('inner'))).catch(() => undefined);
  });
  await expect(swallowing).rejects.toThrow('inner');
  expect(await countGadgets()).toBe(0);
});

test('what has to be done first is done outside, and the work begins anew', async () => {
  const outside: boolean[] = [];
  const first = async () => {
    outside.push(!unitOfWork.inTransaction, (await countGadgets()) === 0);
  };
  await unitOfWork.run(async (manager) => {
    await manager.insert(Gadget, gadget('A'));
    await unitOfWork.run(() =>
      outside.length === 0 ? Promise.reject(new DoFirst(first)) : Promise.resolve(),
    );
  });
  expect(outside).toEqual([true, true]);
  expect(await countGadgets()).toBe(1);
  const never = unitOfWork.run(() => Promise.reject(new DoFirst(() => Promise.resolve())));
  await expect(never).rejects.toMatchObject({ code: 'version_conflict' });
});

test('a query beside the running transaction fails loudly and undoes it', async () => {
  const stray = unitOfWork.run(async (manager) => {
    await manager.insert(Gadget, gadget('A'));
    await dataSource.manager.count(Gadget);
  });
  await expect(stray).rejects.toThrow('outside the running unit of work');
  expect(await countGadgets()).toBe(0);
});

test('hooks run after the commit, outside of it, and not after a rollback', async () => {
  const seen: unknown[] = [];
  await unitOfWork.run(async (manager) => {
    unitOfWork.afterCommit(async () => void seen.push(unitOfWork.inTransaction, await countGadgets()));
    await manager.insert(Gadget, gadget('A'));
    expect(seen).toEqual([]);
  });
  const failing = unitOfWork.run(async () => {
    unitOfWork.afterCommit(() => void seen.push('never'));
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(seen).toEqual([false, 1]);
});

test('a hook that fails neither undoes nor repeats what is committed, nor keeps the others from running', async () => {
  const log = createLog('silent');
  const logged = jest.spyOn(log, 'error');
  const logging = new UnitOfWork(dataSource, log);
  const seen: string[] = [];
  // As a deadlock says it, which before the commit would be a reason to run again.
  const deadlock = Object.assign(new Error('no news today'), { code: 'ER_LOCK_DEADLOCK', errno: 1213 });
  const result = await logging.run(async (manager) => {
    seen.push('work');
    logging.afterCommit(() => Promise.reject(deadlock));
    logging.afterCommit(() => {
      throw deadlock;
    });
    logging.afterCommit(() => void seen.push('told'));
    await manager.insert(Gadget, gadget('A'));
    return 'done';
  });
  expect([result, seen, await countGadgets()]).toEqual(['done', ['work', 'told'], 1]);
  expect(logged).toHaveBeenCalledTimes(2);
});

test('a duplicate names its unique key', async () => {
  await unitOfWork.run((manager) => manager.insert(Gadget, gadget('A')));
  const error: unknown = await unitOfWork
    .run((manager) => manager.insert(Gadget, gadget('A')))
    .catch((refusal: unknown) => refusal);
  expect(duplicateOf(dataSource, error)).toBe('uq_gadgets_code');
  expect(duplicateOf(dataSource, new Error('for key'))).toBeUndefined();
});

const onMariadb = usesMariadb ? test : test.skip;
onMariadb('a deadlock is run again from the beginning', async () => {
  await unitOfWork.run((manager) => manager.insert(Gadget, [gadget('A'), gadget('B')]));
  let runs = 0;
  const both = (first: string, second: string) =>
    unitOfWork.run(async (manager) => {
      runs++;
      await manager.increment(Gadget, { code: first }, 'stock', 1);
      await pause(60);
      await manager.increment(Gadget, { code: second }, 'stock', 1);
    });
  await Promise.all([both('A', 'B'), both('B', 'A')]);
  expect(runs).toBeGreaterThan(2);
  expect((await dataSource.manager.find(Gadget)).map(({ stock }) => stock)).toEqual([2, 2]);
});

onMariadb('every connection reads committed', async () => {
  const levels = await Promise.all(
    Array.from({ length: 5 }, () =>
      unitOfWork.run((manager) => manager.query('SELECT @@tx_isolation AS level')),
    ),
  );
  expect(levels).toEqual(Array(5).fill([{ level: 'READ-COMMITTED' }]));
});
