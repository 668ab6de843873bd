import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { drawBare, textsIn } from '../bench-support/bare-pdf';
import { startServer } from '../bench-support/bench-server';
import { seedOrders } from './seed-orders';
import type { BenchOptions } from './run';

const mysqlUrl = process.env.BENCH_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306';
/** Seconds within which 200 orders are to be one file. */
const aim = 10;
const names = ['receipt', 'invoice', 'packing-list', 'label'] as const;

/**
 * Orders in one PDF over HTTP, for each document. The reference, in turns with it: pdfkit alone setting as many texts
 * in the same font.
 */
export async function bench({ smoke }: BenchOptions): Promise<void> {
  const count = smoke ? 10 : 200;
  const databaseUrl = `${mysqlUrl}/lanzi_bench_documents`;
  const { token } = await seedOrders(databaseUrl, { orders: 5 * count });
  const numbers = await orderNumbers(databaseUrl, count);
  const server = await startServer({ DATABASE_URL: databaseUrl });
  const print = async (name: string): Promise<Buffer> => {
    const query = numbers.map((orderNo) => `orderNo=${orderNo}`).join('&');
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${server.url}/api/console/documents/${name}.pdf?${query}`, { headers });
    if (answer.status !== 200)
      throw new Error(`${name} was answered ${answer.status}: ${await answer.text()}`);
    return Buffer.from(await answer.arrayBuffer());
  };
  try {
    for (const name of names) await measure(name, count, smoke ? 1 : 3, () => print(name));
  } finally {
    await server.stop();
  }
}

async function measure(
  name: string,
  count: number,
  rounds: number,
  print: () => Promise<Buffer>,
): Promise<void> {
  // What comes first pays for code that has not run yet.
  const texts = Math.round(textsIn(await print()) / count);
  await drawBare(count, texts);
  const ours: number[] = [];
  const bare: number[] = [];
  let bytes = 0;
  for (let round = 0; round < rounds; round++) {
    ours.push(await seconds(async () => (bytes = (await print()).length)));
    bare.push(await seconds(() => drawBare(count, texts)));
  }
  const took = median(ours);
  console.log(
    `${name}, ${count} orders of ${texts} texts: ${took.toFixed(2)} s, ${(bytes / 1024 ** 2).toFixed(2)} MB; ` +
      `ratio ${(took / median(bare)).toFixed(2)} to pdfkit alone (${median(bare).toFixed(2)} s); ` +
      `${took < aim ? 'within' : 'NOT within'} ${aim} s`,
  );
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

const median = (list: number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

async function orderNumbers(databaseUrl: string, count: number): Promise<string[]> {
  const connection = await createConnection(databaseUrl);
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT order_no AS orderNo FROM orders WHERE status <> 'cancelled' ORDER BY id DESC LIMIT ?`,
    [count],
  );
  await connection.end();
  return rows.map(({ orderNo }) => String(orderNo));
}
