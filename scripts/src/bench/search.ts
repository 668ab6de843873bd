import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { Agent, get } from 'node:http';
import { startServer } from '../bench-support/bench-server';
import { searchCases } from '../bench-support/search-cases';
import { seedOrders, type SeededOrders } from './seed-orders';
import type { BenchOptions } from './run';

const mysqlUrl = process.env.BENCH_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306';
/** Milliseconds within which 95 of 100 are to be answered. */
const aim = 50;

interface Times {
  p50: number;
  p95: number;
  /** Orders on a page, on average. */
  found: number;
}
type Measured = Map<string, Times>;

/**
 * Every search key and every filter of the order desk over HTTP, one after the other, at two sizes of the same
 * shop. The reference, measured in between: 20 orders by their ids with their lines, straight from the database.
 */
export async function bench({ smoke }: BenchOptions): Promise<void> {
  const sizes = smoke ? [500, 2000] : [10_000, 1_000_000];
  const results: Measured[] = [];
  for (const orders of sizes) {
    const seeded = await seedOrders(`${mysqlUrl}/lanzi_bench_search_${orders}`, { orders });
    results.push(await measure(seeded, smoke ? 3 : 40));
  }
  print(sizes, results);
}

/** Asks `count` times in each way. */
export async function measure(
  { databaseUrl, token, orders }: SeededOrders,
  count: number,
): Promise<Measured> {
  const connection = await createConnection(databaseUrl);
  const server = await startServer({ DATABASE_URL: databaseUrl });
  const ask = asker(server.url, token);
  try {
    const cases = await searchCases(connection, count);
    const measured: Measured = new Map();
    const reference: number[] = [];
    for (const { name, queries } of cases) {
      // What is asked for first pays for making room and for code that has not run yet.
      await ask(`/api/console/orders?${queries[0]}`);
      const times: number[] = [];
      let found = 0;
      for (const query of queries) {
        const { milliseconds, answer } = await ask(`/api/console/orders?${query}`);
        times.push(milliseconds);
        found += (answer as { items: unknown[] }).items.length;
      }
      measured.set(name, { ...percentiles(times), found: found / queries.length });
      reference.push(await referenceTime(connection, orders), await referenceTime(connection, orders));
    }
    const counts: number[] = [];
    for (let n = 0; n < count; n++) counts.push((await ask('/api/console/orders/counts')).milliseconds);
    measured.set('counts of the tabs', { ...percentiles(counts), found: 0 });
    measured.set('reference: 20 orders by id', { ...percentiles(reference), found: 20 });
    return measured;
  } finally {
    await server.stop();
    await connection.end();
  }
}

function asker(url: string, token: string) {
  const agent = new Agent({ keepAlive: true });
  const headers = { authorization: `Bearer ${token}` };
  return (path: string) =>
    new Promise<{ milliseconds: number; answer: unknown }>((resolve, reject) => {
      const started = performance.now();
      get(url + path, { agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (text += part));
        response.on('error', reject);
        response.on('end', () => {
          const milliseconds = performance.now() - started;
          if (response.statusCode === 200) resolve({ milliseconds, answer: JSON.parse(text) as unknown });
          else reject(new Error(`${path} was answered ${response.statusCode}: ${text}`));
        });
      }).on('error', reject);
    });
}

async function referenceTime(connection: Connection, orders: number): Promise<number> {
  const ids = Array.from({ length: 20 }, () => 1 + Math.floor(Math.random() * orders));
  const started = performance.now();
  await connection.query<RowDataPacket[]>('SELECT * FROM orders WHERE id IN (?)', [ids]);
  await connection.query<RowDataPacket[]>('SELECT * FROM order_lines WHERE order_id IN (?)', [ids]);
  return performance.now() - started;
}

function percentiles(times: readonly number[]): { p50: number; p95: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

export function print(sizes: readonly number[], [few, many]: Measured[]): void {
  console.log(`milliseconds at ${sizes.join(' and ')} orders, p50 and p95; growth of p50; found on a page`);
  const slow: string[] = [];
  for (const [name, now] of many ?? []) {
    const before = few?.get(name);
    if (now.p95 > aim) slow.push(name);
    const cells = [before?.p50, before?.p95, now.p50, now.p95].map((time) =>
      (time ?? 0).toFixed(1).padStart(7),
    );
    const growth = `×${(now.p50 / (before?.p50 ?? now.p50)).toFixed(1)}`.padStart(6);
    console.log(`${name.padEnd(36)}${cells.join('')}${growth}${now.found.toFixed(1).padStart(7)}`);
  }
  console.log(slow.length > 0 ? `p95 above ${aim} ms: ${slow.join(', ')}` : `all below ${aim} ms`);
}
