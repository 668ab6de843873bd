import { createPool, type PoolConnection, type ResultSetHeader } from 'mysql2/promise';

interface BareLine {
  id: number;
  sku_id: number;
  quantity: number;
}

/**
 * The least that shipping an order can be: one transaction that locks the order, reads its lines, writes a package
 * with them, takes them out of stock with a movement each, moves the order on, and writes its event, an outbox row
 * and the outcome of a row. No checks, no reactions.
 */
export async function shipBare(
  databaseUrl: string,
  orderNos: readonly string[],
  sideBySide: number,
): Promise<void> {
  const pool = createPool({ uri: databaseUrl, connectionLimit: sideBySide, timezone: 'Z' });
  await pool.query(
    `CREATE TABLE IF NOT EXISTS bare_rows (order_no VARCHAR(32) PRIMARY KEY, outcome VARCHAR(12) NOT NULL,
       result VARCHAR(40), KEY ix_bare_rows (outcome))`,
  );
  await pool.query('INSERT INTO bare_rows (order_no, outcome) VALUES ?', [
    orderNos.map((no) => [no, 'pending']),
  ]);
  const left = orderNos.values();
  const work = async () => {
    const connection = await pool.getConnection();
    for (const orderNo of left) await ship(connection, orderNo);
    connection.release();
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  await pool.end();
}

async function ship(connection: PoolConnection, orderNo: string): Promise<void> {
  const run = async <T>(sql: string, values: unknown[]) => (await connection.query(sql, values))[0] as T;
  const now = new Date();
  const inAWeek = new Date(now.getTime() + 7 * 24 * 3600 * 1000);
  await connection.beginTransaction();
  const done = `UPDATE bare_rows SET outcome = 'succeeded', result = ? WHERE order_no = ? AND outcome = 'pending'`;
  await run(done, [`B${orderNo}`, orderNo]);
  const [order] = await run<{ id: number; version: number }[]>(
    'SELECT * FROM orders WHERE order_no = ? FOR UPDATE',
    [orderNo],
  );
  if (!order) throw new Error(`there is no order ${orderNo}`);
  const lines = await run<BareLine[]>('SELECT * FROM order_lines WHERE order_id = ? ORDER BY id', [order.id]);
  const { insertId } = await run<ResultSetHeader>(
    `INSERT INTO shipments (order_id, carrier_id, waybill_no, shipped_on, note, waybill_id, created_at)
     VALUES (?, 1, ?, '2026-05-31', '', NULL, ?)`,
    [order.id, `B${orderNo}`, now],
  );
  const packed = lines.map(({ id, quantity }) => [insertId, id, quantity]);
  await run('INSERT INTO shipment_lines (shipment_id, line_id, quantity) VALUES ?', [packed]);
  const take = `UPDATE skus SET on_hand = on_hand - ?, reserved = reserved - ?, sold = sold + ?
                WHERE id = ? AND reserved >= ? AND on_hand >= ?`;
  for (const { sku_id, quantity } of [...lines].sort((a, b) => a.sku_id - b.sku_id))
    await run(take, [quantity, quantity, quantity, sku_id, quantity, quantity]);
  const moved = lines.map(({ sku_id, quantity }) => [
    ...[sku_id, 'consume', -quantity, -quantity, quantity],
    ...[order.id, orderNo, null, now],
  ]);
  await run(
    `INSERT INTO stock_movements (sku_id, cause, delta_on_hand, delta_reserved, delta_sold, order_id, order_no, note, at)
     VALUES ?`,
    [moved],
  );
  const move = `UPDATE orders SET status = 'shipped', version = version + 1, auto_receipt_at = ?
                WHERE id = ? AND version = ?`;
  await run(move, [inAWeek, order.id, order.version]);
  for (const { id, quantity } of lines)
    await run('UPDATE order_lines SET quantity_shipped = ? WHERE id = ?', [quantity, id]);
  await run(
    `INSERT INTO order_events (order_id, at, action, actor_kind, actor_id, actor_name, from_status, to_status, reason, details)
     VALUES (?, ?, 'ship', 'staff', 1, 'bench', 'processing', 'shipped', NULL, ?)`,
    [order.id, now, JSON.stringify({ waybills: [`B${orderNo}`] })],
  );
  await run(
    `INSERT INTO outbox (event, reaction, subject, payload, attempts, due_at, failed_at, last_error, created_at)
     VALUES ('order.shipped', 'nobody', ?, ?, 0, ?, NULL, NULL, ?)`,
    [orderNo, JSON.stringify({ orderNo, orderId: order.id }), now, now],
  );
  await connection.commit();
}
