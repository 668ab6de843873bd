import { createPool, type PoolConnection, type ResultSetHeader } from 'mysql2/promise';
import { price } from './bench-shop';
import { twoOf } from './http-orders';
import type { Placer } from './throughput';

/**
 * The least that placing an order can be: one transaction on a pool of ten that writes the order, its two lines, its
 * outbox row and takes the stock, the contended update last. No checks, no HTTP, no history.
 */
export async function barePlacer(databaseUrl: string) {
  const pool = createPool({ uri: databaseUrl, connectionLimit: 10 });
  const tables = [
    `CREATE TABLE bare_orders (id BIGINT AUTO_INCREMENT PRIMARY KEY, no VARCHAR(32) NOT NULL UNIQUE,
       customer_id BIGINT NOT NULL, status VARCHAR(24) NOT NULL, total BIGINT NOT NULL, placed_at DATETIME(3) NOT NULL,
       KEY ix_bare_orders (customer_id, status))`,
    `CREATE TABLE bare_lines (id BIGINT AUTO_INCREMENT PRIMARY KEY, order_id BIGINT NOT NULL, sku_id BIGINT NOT NULL,
       quantity INT NOT NULL, unit_price BIGINT NOT NULL, KEY ix_bare_lines (order_id))`,
    `CREATE TABLE bare_outbox (id BIGINT AUTO_INCREMENT PRIMARY KEY, event VARCHAR(64) NOT NULL, payload JSON NOT NULL)`,
    `CREATE TABLE bare_skus (id BIGINT PRIMARY KEY, on_hand INT NOT NULL, reserved INT NOT NULL)`,
    `INSERT INTO bare_skus SELECT id, 100000000, 0 FROM skus`,
  ];
  for (const sql of tables) await pool.query(sql);
  let last = Date.now();
  return {
    placer(skuIds: readonly string[]): Placer {
      return async (buyer) => {
        const connection = await pool.getConnection();
        try {
          await place(connection, buyer, `B${last++}`, twoOf(skuIds));
        } finally {
          connection.release();
        }
      };
    },
    end: () => pool.end(),
  };
}

async function place(
  connection: PoolConnection,
  buyer: number,
  no: string,
  skus: [string, string],
): Promise<void> {
  await connection.beginTransaction();
  const [order] = await connection.query<ResultSetHeader>(
    'INSERT INTO bare_orders (no, customer_id, status, total, placed_at) VALUES (?, ?, ?, ?, ?)',
    [no, buyer, 'processing', 2 * price, new Date()],
  );
  const lines = skus.map((sku) => [order.insertId, sku, 1, price]);
  await connection.query('INSERT INTO bare_lines (order_id, sku_id, quantity, unit_price) VALUES ?', [lines]);
  const payload = JSON.stringify({ orderId: order.insertId, no });
  await connection.query('INSERT INTO bare_outbox (event, payload) VALUES (?, ?)', ['order.placed', payload]);
  for (const sku of [...skus].sort((a, b) => Number(a) - Number(b))) {
    const take = 'UPDATE bare_skus SET reserved = reserved + 1 WHERE id = ? AND on_hand - reserved >= 1';
    const [{ affectedRows }] = await connection.query<ResultSetHeader>(take, [sku]);
    if (affectedRows !== 1) throw new Error('the bare script sold out');
  }
  await connection.commit();
}
