import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Task } from '@lanzi/shared/task/task.contract';
import { writeBare } from '../bench-support/bare-export';
import { startServer } from '../bench-support/bench-server';
import { peakMegabytes, residentMegabytes, smallHeap } from '../bench-support/server-memory';
import { seedOrders } from './seed-orders';
import type { BenchOptions } from './run';

const mysqlUrl = process.env.BENCH_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306';
/** Megabytes below which the server is to stay. */
const aim = 300;
/**
 * All orders exported with all columns, a row for each line, over HTTP. The reference, afterwards on the same
 * machine: a script of mysql2 and exceljs that writes as many rows and cells.
 */
export async function bench({ smoke }: BenchOptions): Promise<void> {
  const orders = smoke ? 1000 : 100_000;
  const databaseUrl = `${mysqlUrl}/lanzi_bench_exports`;
  const { token } = await seedOrders(databaseUrl, { orders });
  const folder = await mkdtemp(path.join(tmpdir(), 'lanzi-bench-'));
  const server = await startServer({ DATABASE_URL: databaseUrl, DATA_DIR: folder, NODE_OPTIONS: smallHeap });
  try {
    const idle = await residentMegabytes(server.url);
    const began = performance.now();
    const { value, peak } = await peakMegabytes(server.url, () => exportAll(server.url, token));
    const seconds = (performance.now() - began) / 1000;
    const rows = await referenceRate(databaseUrl, folder);
    const rate = rows.count / seconds;
    console.log(
      `${value.done} orders, ${rows.count} rows of 31 cells: ${seconds.toFixed(1)} s, ${rate.toFixed(0)} rows/s, ` +
        `ratio ${(rate / rows.rate).toFixed(2)} to mysql2 and exceljs alone (${rows.rate.toFixed(0)} rows/s)`,
    );
    console.log(
      `the server's memory with ${smallHeap}: ${idle.toFixed(0)} MB idle, ${peak.toFixed(0)} MB at most; ` +
        `${peak < aim ? 'within' : 'NOT within'} ${aim} MB`,
    );
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

async function exportAll(url: string, token: string): Promise<Task> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const ask = async (address: string, init: RequestInit = {}): Promise<Task> => {
    const answer = await fetch(url + address, { headers, ...init });
    if (!answer.ok) throw new Error(`${address} was answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Task;
  };
  const body = JSON.stringify({ filter: {}, rowFor: 'line' });
  let task = await ask('/api/console/exports', { method: 'POST', body });
  while (task.state === 'queued' || task.state === 'running') {
    await sleep(200);
    task = await ask(`/api/console/exports/${task.id}`);
  }
  if (task.state !== 'done') throw new Error(`the export ended as ${task.state}`);
  return task;
}

async function referenceRate(databaseUrl: string, folder: string): Promise<{ count: number; rate: number }> {
  const began = performance.now();
  const count = await writeBare(databaseUrl, path.join(folder, 'bare.xlsx'));
  return { count, rate: count / ((performance.now() - began) / 1000) };
}
