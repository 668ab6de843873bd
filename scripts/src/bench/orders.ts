import { createConnection } from 'mysql2/promise';
import { barePlacer } from '../bench-support/bare-orders';
import { benchShop, hotSku } from '../bench-support/bench-shop';
import { startServer } from '../bench-support/bench-server';
import { placerOverHttp } from '../bench-support/http-orders';
import { discrepancies } from '../open-books';
import { throughput, type Placer } from '../bench-support/throughput';
import type { BenchOptions } from './run';

const mysqlUrl = process.env.BENCH_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306';

interface Case {
  buyers: number;
  hot: boolean;
}
const cases: Case[] = [
  { buyers: 8, hot: false },
  { buyers: 32, hot: false },
  { buyers: 8, hot: true },
  { buyers: 32, hot: true },
];

/**
 * Orders placed over HTTP, two lines each, against a bare mysql2 script that writes an order, its lines, its stock
 * and an outbox row on the same server in the same run. Both run in turns, so that a slow moment hits both, after one
 * round for each that is not counted.
 * Then the same over SQLite, as a plain figure.
 */
export async function bench({ smoke }: BenchOptions): Promise<void> {
  const seconds = smoke ? 1 : 6;
  const rounds = smoke ? 1 : 3;
  const database = 'lanzi_bench';
  await recreate(database);
  const shop = await benchShop(`${mysqlUrl}/${database}`);
  const server = await startServer({ DATABASE_URL: `${mysqlUrl}/${database}` });
  const bare = await barePlacer(`${mysqlUrl}/${database}`);
  try {
    for (const { buyers, hot } of cases) {
      const skus = hot ? [hotSku(shop)] : shop.skuIds;
      const ours = placerOverHttp(server.url, shop, skus);
      // A round that does not count: code that has not run for a while is slow, and both have to be warm.
      await throughput(bare.placer(skus), buyers, seconds);
      await throughput(ours, buyers, seconds);
      const results = { bare: [] as number[], ours: [] as number[] };
      for (let round = 0; round < rounds; round++) {
        results.bare.push(await throughput(bare.placer(skus), buyers, seconds));
        results.ours.push(await throughput(ours, buyers, seconds));
      }
      report(`MariaDB, ${buyers} buyers, ${hot ? 'one hot SKU' : '200 SKUs'}`, results);
    }
    await assertBooks(`${mysqlUrl}/${database}`);
  } finally {
    await server.stop();
    await bare.end();
  }
  await onSqlite(seconds);
}

async function onSqlite(seconds: number): Promise<void> {
  const file = `sqlite:${process.env.BENCH_SQLITE_FILE ?? '.data/bench.db'}`;
  const shop = await benchShop(file);
  const server = await startServer({ DATABASE_URL: file });
  try {
    for (const buyers of [8, 32]) {
      const ours: Placer = placerOverHttp(server.url, shop, shop.skuIds);
      await throughput(ours, buyers, seconds);
      const rate = await throughput(ours, buyers, seconds);
      console.log(`SQLite, ${buyers} buyers, 200 SKUs: ${rate.toFixed(0)} orders/s`);
    }
    await assertBooks(file);
  } finally {
    await server.stop();
  }
}

const median = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

function report(title: string, { bare, ours }: { bare: number[]; ours: number[] }): void {
  const ratio = median(ours) / median(bare);
  const list = (rates: number[]) => rates.map((rate) => rate.toFixed(0)).join(' ');
  console.log(`${title}: ratio ${ratio.toFixed(3)} (ours ${list(ours)}; bare ${list(bare)} orders/s)`);
}

/** Fast and wrong is no result: the books must agree with every order that was placed. */
async function assertBooks(databaseUrl: string): Promise<void> {
  const found = await discrepancies({ ...process.env, DATABASE_URL: databaseUrl });
  if (found.length > 0) throw new Error(`the books do not agree: ${JSON.stringify(found.slice(0, 3))}`);
}

async function recreate(database: string): Promise<void> {
  const connection = await createConnection(mysqlUrl);
  await connection.query(`DROP DATABASE IF EXISTS ${database}`);
  await connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  await connection.end();
}
