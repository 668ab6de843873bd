import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dayInZone } from '@lanzi/server/platform/zoned-day';
import type { Task } from '@lanzi/shared/task/task.contract';
import { Workbook } from 'exceljs';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { shipBare } from '../bench-support/bare-shipping';
import { startServer } from '../bench-support/bench-server';
import { peakMegabytes, residentMegabytes, smallHeap } from '../bench-support/server-memory';
import { seedOrders } from './seed-orders';
import type { BenchOptions } from './run';

const mysqlUrl = process.env.BENCH_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306';
/** As many as a batch ships side by side. */
const sideBySide = 6;
/** What a batch of 10,000 rows may take: seconds, and megabytes of the whole server. */
const aim = { seconds: 60, megabytes: 300 };

/**
 * A workbook with a row for each of 10,000 orders, uploaded over HTTP, looked at and shipped, while everything that
 * follows from a shipped order is done too. The reference ships as many other orders of the same database by mysql2
 * alone, half of them before and half after, so that a slow moment hits both.
 */
export async function bench({ smoke }: BenchOptions): Promise<void> {
  const rows = smoke ? 200 : 10_000;
  const databaseUrl = `${mysqlUrl}/lanzi_bench_batch`;
  const { token } = await seedOrders(databaseUrl, { orders: 2 * rows });
  const orderNos = await makeThemWait(databaseUrl);
  const [ours, first, second] = [
    orderNos.slice(0, rows),
    orderNos.slice(rows, 1.5 * rows),
    orderNos.slice(1.5 * rows),
  ];
  const file = await workbookOf(ours);
  const folder = await mkdtemp(path.join(tmpdir(), 'lanzi-bench-'));
  const bare = { before: await secondsOf(() => shipBare(databaseUrl, first, sideBySide)), after: 0 };
  const timed = `--require ${require.resolve('../bench-support/time-each-order')}`;
  const options = { DATABASE_URL: databaseUrl, DATA_DIR: folder, NODE_OPTIONS: `${smallHeap} ${timed}` };
  const server = await startServer(options);
  try {
    const idle = await residentMegabytes(server.url);
    const { value: seconds, peak } = await peakMegabytes(server.url, () =>
      shipAll(server.url, token, file),
    ).finally(() => server.stop());
    const each = JSON.parse(await readFile(path.join(folder, 'each-order.json'), 'utf8')) as number[];
    bare.after = await secondsOf(() => shipBare(databaseUrl, second, sideBySide));
    await report(databaseUrl, { rows, seconds, bare: bare.before + bare.after, each, idle, peak });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** All orders are paid, in stock and still here. Their numbers. */
async function makeThemWait(databaseUrl: string): Promise<string[]> {
  const connection = await createConnection({ uri: databaseUrl, timezone: 'Z' });
  for (const sql of [
    `DELETE FROM shipment_lines`,
    `DELETE FROM shipments`,
    `UPDATE order_lines SET quantity_shipped = 0`,
    `UPDATE skus SET on_hand = 1000000, reserved = 1000000`,
    `UPDATE orders SET status = 'processing', delivery_mode = 'express', payment_deadline = NULL, paid = total,
       refunded = 0, refunding = 0, open_cancellation_id = NULL, completed_by = NULL, auto_receipt_at = NULL`,
  ])
    await connection.query(sql);
  const [rows] = await connection.query<RowDataPacket[]>('SELECT order_no FROM orders ORDER BY id');
  await connection.end();
  return rows.map((row) => String(row.order_no));
}

async function workbookOf(orderNos: readonly string[]): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('发货');
  const today = dayInZone(new Date(), 'Asia/Shanghai');
  sheet.addRow(['订单号', '快递公司', '运单号', '发货日期', '备注']);
  for (const orderNo of orderNos) sheet.addRow([orderNo, '顺丰', `SF${orderNo}`, today, '']);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

interface Seconds {
  /** The upload and the dry run. */
  look: number;
  ship: number;
}

async function shipAll(url: string, token: string, file: Buffer): Promise<Seconds> {
  const batches = `${url}/api/console/batch-shipments`;
  const ask = async (address: string, init: RequestInit = {}): Promise<Task> => {
    const answer = await fetch(address, { headers: { authorization: `Bearer ${token}` }, ...init });
    if (!answer.ok) throw new Error(`${address} was answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Task;
  };
  const ended = async (task: Task): Promise<Task> => {
    let now = task;
    while (now.state === 'queued' || now.state === 'running') {
      await sleep(200);
      now = await ask(`${batches}/${task.id}`);
    }
    return now;
  };
  const form = new FormData();
  form.set('file', new Blob([file]), 'bench.xlsx');
  let task = { id: '0' } as Task;
  const look = await secondsOf(async () => {
    task = await ended(await ask(`${batches}?dryRun=true`, { method: 'POST', body: form }));
  });
  if (task.outcomes.ready !== task.total) throw new Error(`not ready: ${JSON.stringify(task)}`);
  const ship = await secondsOf(async () => {
    task = await ended(await ask(`${batches}/${task.id}/ship`, { method: 'POST' }));
  });
  if (task.outcomes.succeeded !== task.total) throw new Error(`not shipped: ${JSON.stringify(task)}`);
  return { look, ship };
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

interface Measured {
  rows: number;
  seconds: Seconds;
  bare: number;
  each: number[];
  idle: number;
  peak: number;
}

async function report(databaseUrl: string, measured: Measured): Promise<void> {
  const { rows, seconds, bare, each, idle, peak } = measured;
  const sorted = each.sort((a, b) => a - b);
  const at = (part: number) => `${(sorted[Math.floor(part * sorted.length)] ?? 0).toFixed(1)} ms`;
  const all = seconds.look + seconds.ship;
  console.log(
    `${rows} rows: ${all.toFixed(1)} s (${seconds.look.toFixed(1)} s to look, ${seconds.ship.toFixed(1)} s to ship), ` +
      `${(rows / all).toFixed(0)} rows/s; ${all <= aim.seconds ? 'within' : 'NOT within'} ${aim.seconds} s`,
  );
  console.log(
    `shipping ratio ${(bare / seconds.ship).toFixed(3)} (ours ${(rows / seconds.ship).toFixed(0)}, ` +
      `mysql2 alone ${(rows / bare).toFixed(0)} orders/s); an order p50 ${at(0.5)}, p95 ${at(0.95)}`,
  );
  console.log(
    `the server's memory with ${smallHeap}: ${idle.toFixed(0)} MB idle, ${peak.toFixed(0)} MB at most; ` +
      `${peak <= aim.megabytes ? 'within' : 'NOT within'} ${aim.megabytes} MB`,
  );
  const connection = await createConnection(databaseUrl);
  const [[left]] = await connection.query<RowDataPacket[]>(
    `SELECT COUNT(*) AS waiting FROM outbox WHERE reaction <> 'nobody'`,
  );
  console.log(`reactions still on their way when the batch was done: ${String(left?.waiting)}`);
  await connection.end();
}
