import type { Connection } from 'mysql2/promise';
import { furnishBenchShop, personCount, saleCounts } from '../bench-support/bulk-shop';
import { freshDatabase } from '../bench-support/fresh-database';
import { lineInserts, orderInsert, type Range } from '../bench-support/bulk-orders';
import { withoutIndexes } from '../bench-support/without-indexes';
import type { BenchOptions } from './run';

const mysqlUrl = process.env.BENCH_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306';
/** Rows of one statement: enough to be quick, few enough for the server's undo log. */
const chunk = 50_000;

export interface SeedOptions {
  orders?: number;
  /** The newest of them are in every status; older ones are completed or cancelled. */
  open?: number;
}
export interface SeededOrders {
  databaseUrl: string;
  /** Bearer token of an owner who is signed in for a day. */
  token: string;
  orders: number;
}

/**
 * Makes the MariaDB database that `databaseUrl` names anew, by the server's own migrations, with orders of the last two
 * years: 20,000 customers, 300 products, 5 stores, packages, payments and redemptions. The same rows every time,
 * but for their dates. Orders have no history of events: their books are not meant to be checked.
 */
export async function seedOrders(databaseUrl: string, options: SeedOptions = {}): Promise<SeededOrders> {
  const { orders = 1_000_000 } = options;
  const open = options.open ?? Math.min(8000, Math.ceil(orders / 4));
  const connection = await freshDatabase(databaseUrl);
  try {
    const token = await furnishBenchShop(databaseUrl, connection);
    await connection.query('SET unique_checks = 0, foreign_key_checks = 0');
    // Otherwise the server would work out a derived column anew wherever it is named.
    await connection.query("SET optimizer_switch = 'derived_merge=off'");
    await withoutIndexes(connection, 'orders', [], () =>
      inChunks(orders, (range) => insertOrders(connection, { ...range, orders, open })),
    );
    await withoutIndexes(connection, 'order_lines', ['ix_order_line_order'], () =>
      inChunks(orders, (range) => insertLines(connection, range)),
    );
    await inChunks(orders, (range) => insertWhatFollowed(connection, range));
    for (const sql of saleCounts) await connection.query(sql);
    return { databaseUrl, token, orders };
  } finally {
    await connection.end();
  }
}

async function inChunks(orders: number, work: (range: Range) => Promise<void>): Promise<void> {
  for (let from = 1; from <= orders; from += chunk)
    await work({ from, to: Math.min(orders, from + chunk - 1) });
}

const insertOrders = async (connection: Connection, range: Range & { orders: number; open: number }) =>
  void (await connection.query(orderInsert(range, personCount)));

async function insertLines(connection: Connection, range: Range): Promise<void> {
  await connection.query(lineInserts.lines(range));
}

async function insertWhatFollowed(connection: Connection, range: Range): Promise<void> {
  const { shipments, shipmentLines, payments, redemptions } = lineInserts;
  for (const insert of [shipments, shipmentLines, payments, redemptions])
    await connection.query(insert(range));
}

/** `npm run bench -- seed-orders` leaves the database `lanzi_million` behind, to look into. */
export async function bench({ smoke }: BenchOptions): Promise<void> {
  const seeded = await seedOrders(`${mysqlUrl}/lanzi_million`, smoke ? { orders: 1000 } : {});
  console.log(`${seeded.orders} orders in ${seeded.databaseUrl}, owner's token ${seeded.token}`);
}
