/** Orders `from` … `to`, both included. */
export interface Range {
  from: number;
  to: number;
}

/** A fraction of 1 that looks random and is the same every time. */
const part = (n: string, salt: string): string =>
  `(CONV(SUBSTRING(MD5(CONCAT(${n}, '${salt}')), 1, 8), 16, 10) / 4294967296)`;

const lineCount = (n: string): string =>
  `(1 + (${part(n, 'l')} > 0.4) + (${part(n, 'l')} > 0.7) + (${part(n, 'l')} > 0.85))`;
/** The product of a line; never twice in one order, and some sell much more than others. */
const productOf = (n: string, k: string): string =>
  `(FLOOR(75 * POW(${part(n, 'p')} * (1 + ${k} / 7) % 1, 2)) * 4 + ${k} + 1)`;
const priceOf = (product: string): string => `(500 + ((${product} * 137) % 95) * 100)`;
const quantityOf = (n: string, k: string): string => `(1 + (CRC32(CONCAT(${n}, 'q', ${k})) % 10 > 6))`;
const itemsOf = (n: string): string =>
  [0, 1, 2, 3]
    .map(
      (k) =>
        `IF(${lineCount(n)} > ${k}, ${priceOf(productOf(n, String(k)))} * ${quantityOf(n, String(k))}, 0)`,
    )
    .join(' + ');

/** By how old an order is, and what it can be in its delivery mode and payment kind. */
const statusOf = (open: number): string => `CASE
  WHEN age >= ${open} THEN CASE
    WHEN r < 0.0005 AND mode <> 'pickup' THEN 'shipped'
    WHEN r < 0.0007 THEN 'out_of_stock'
    WHEN r < 0.88 THEN 'completed' ELSE 'cancelled' END
  WHEN r < 0.08 AND method IN (1, 2, 4) THEN 'pending_payment'
  WHEN r < 0.5 AND method = 4 THEN 'pending_confirmation'
  WHEN r < 0.55 THEN 'processing'
  WHEN r < 0.57 THEN 'out_of_stock'
  WHEN r < 0.8 AND mode <> 'pickup' THEN 'shipped'
  WHEN r < 0.96 THEN 'completed' ELSE 'cancelled' END`;

/** Old orders knew one more method and one more store. */
const methodOf = `CASE
  WHEN f < 0.1 AND m < 0.2 THEN 7
  WHEN m < 0.52 THEN 1 WHEN m < 0.76 THEN 2 WHEN m < 0.84 THEN 3 WHEN m < 0.91 THEN 4
  WHEN mode = 'pickup' THEN 6 ELSE 5 END`;
const storeOf = `IF(mode = 'pickup', 1 + FLOOR(IF(f < 0.5, 5, 4) * s), NULL)`;

export function orderInsert(
  { from, to, orders, open }: Range & { orders: number; open: number },
  people: number,
): string {
  const paidBefore = `status NOT IN ('pending_payment', 'pending_confirmation', 'cancelled')`;
  return `
INSERT INTO orders (id, order_no, order_no_reversed, customer_id, status, version, origin, delivery_mode,
  contact_name, contact_key, contact_key_reversed, contact_phone, contact_phone_reversed, address,
  shipping_method_id, shipping_method_title, store_id, payment_method_id, payment_kind, payment_title,
  payment_instructions, payment_deadline, items, shipping, discount, surcharge, total, paid, refunded, refunding,
  unsettled_edits, amount_coupons, reviewed_lines, open_cancellation_id, note, merchant_note, placed_at, auto_receipt_at, completed_by)
SELECT n, no, REVERSE(no), buyer, status, 3, origin, mode, p.name, LOWER(p.name), REVERSE(LOWER(p.name)), p.phone,
  REVERSE(p.phone), IF(mode = 'pickup', '', CONCAT('上海市 静安区 南京西路 ', 1 + n % 1800, ' 号 ', 1 + n % 30, ' 楼')),
  IF(mode = 'express', 1, NULL), IF(mode = 'express', '{"zh-CN":"快递"}', NULL), store, method, pm.kind, pm.title,
  pm.instructions, IF(status = 'pending_payment', UTC_TIMESTAMP(3) + INTERVAL 1 DAY, NULL), items, shipping, 0, 0,
  items + shipping,
  IF(${paidBefore} AND (method NOT IN (5, 6) OR status = 'completed'), items + shipping, 0), 0, 0,
  0, 0, 0, NULL, IF(n % 11 = 0, '请轻拿轻放', ''), '', at, IF(status = 'shipped', UTC_TIMESTAMP(3) + INTERVAL 7 DAY, NULL),
  IF(status = 'completed', IF(mode = 'pickup', 'redemption', 'receipt'), NULL)
FROM (SELECT b.*, ${statusOf(open)} AS status FROM (
  SELECT a.*, ${methodOf} AS method, ${storeOf} AS store, IF(mode = 'express' AND items < 5000, 800, 0) AS shipping,
    CONCAT(DATE_FORMAT(at + INTERVAL 8 HOUR, '%y%m%d'), LPAD(n * 6180339887 % 10000000000, 10, '0')) AS no
  FROM (
    SELECT seq AS n, ${orders} - seq AS age, seq / ${orders} AS f, ${part('seq', 'r')} AS r, ${part('seq', 'm')} AS m,
      ${part('seq', 's')} AS s, 1 + FLOOR(20000 * POW(${part('seq', 'b')}, 2)) AS buyer,
      CASE WHEN ${part('seq', 'd')} < 0.7 THEN 'express' WHEN ${part('seq', 'd')} < 0.92 THEN 'pickup'
        ELSE 'merchant_delivery' END AS mode,
      CASE WHEN ${part('seq', 'o')} < 0.68 THEN 'miniapp' WHEN ${part('seq', 'o')} < 0.98 THEN 'h5'
        ELSE 'staff' END AS origin,
      UTC_TIMESTAMP(3) - INTERVAL (${orders} - seq) * (63072000 / ${orders}) SECOND AS at,
      ${itemsOf('seq')} AS items
    FROM seq_${from}_to_${to}) a) b) c
JOIN payment_methods pm ON pm.id = method
JOIN people p ON p.id = IF(${part('n', 'c')} < 0.6, buyer, 1 + FLOOR(${people} * ${part('n', 'e')}))`;
}

const within = (column: string, { from, to }: Range): string => `${column} BETWEEN ${from} AND ${to}`;

/** What hangs on orders, each by the range of their ids. */
export const lineInserts = {
  lines: (range: Range): string => `
INSERT INTO order_lines (order_id, product_id, sku_id, kind, product_name, sku_name, barcode, picture, quantity,
  unit_price, discount, quantity_shipped)
SELECT o.id, pr.id, s.id, pr.kind, pr.name, s.name, s.barcode, '', ${quantityOf('o.id', 'k.seq')}, s.price, 0,
  IF(o.status IN ('shipped', 'completed') AND o.delivery_mode <> 'pickup', ${quantityOf('o.id', 'k.seq')}, 0)
FROM orders o JOIN seq_0_to_3 k ON k.seq < ${lineCount('o.id')}
JOIN products pr ON pr.id = ${productOf('o.id', 'k.seq')} JOIN skus s ON s.product_id = pr.id
WHERE ${within('o.id', range)} ORDER BY o.id, k.seq`,

  shipments: (range: Range): string => `
INSERT INTO shipments (order_id, carrier_id, waybill_no, shipped_on, note, waybill_id, created_at)
SELECT id, 1 + id % 4, CONCAT('SF', 1000000000000 + id * 7), DATE_FORMAT(placed_at + INTERVAL 8 HOUR, '%Y-%m-%d'), '',
  NULL, LEAST(placed_at + INTERVAL 6 HOUR, UTC_TIMESTAMP(3))
FROM orders WHERE status IN ('shipped', 'completed') AND delivery_mode <> 'pickup' AND ${within('id', range)}
ORDER BY id`,

  shipmentLines: (range: Range): string => `
INSERT INTO shipment_lines (shipment_id, line_id, quantity)
SELECT s.id, l.id, l.quantity FROM shipments s JOIN order_lines l ON l.order_id = s.order_id
WHERE ${within('s.order_id', range)} ORDER BY s.id, l.id`,

  payments: (range: Range): string => `
INSERT INTO payments (order_id, kind, amount, received_at, recorded_by, note, attempt_no, transaction_id, surplus)
SELECT id, payment_kind, paid, placed_at, 'bench', '', NULL, NULL, 0
FROM orders WHERE paid > 0 AND ${within('id', range)} ORDER BY id`,

  redemptions: (range: Range): string => `
INSERT INTO redemptions (order_id, order_no, store_id, store_name, verifier_id, redeemed_by, redeemed_at, item_count,
  total, cash_collected)
SELECT o.id, o.order_no, o.store_id, st.name, v.customer_id, c.nickname,
  LEAST(o.placed_at + INTERVAL 1 DAY, UTC_TIMESTAMP(3)), 2, o.total, IF(o.payment_kind = 'pay_at_store', o.total, 0)
FROM orders o JOIN stores st ON st.id = o.store_id
JOIN store_verifiers v ON v.store_id = o.store_id AND v.customer_id % 2 = o.id % 2
JOIN customers c ON c.id = v.customer_id
WHERE o.completed_by = 'redemption' AND ${within('o.id', range)} ORDER BY o.id`,
};
