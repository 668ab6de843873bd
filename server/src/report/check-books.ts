import { openCancellationStatuses } from '@lanzi/shared/cancellation/cancellation-lifecycle';
import { orderLifecycle, type OrderStatus } from '@lanzi/shared/order/order-lifecycle';
import type { EntityManager } from 'typeorm';
import type { OrderEvent } from '../order/order-event.entity';
import { Order } from '../order/order.entity';
import { searchKeysOf, type SearchKeys } from '../order/search-keys';

/** One thing that must always hold and does not. */
export interface Discrepancy {
  rule: string;
  subject: string;
  found: Record<string, unknown>;
}

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** What an order's `line` cost with its share of the discount taken off. */
const netOfLine = `CASE WHEN line.unit_price * line.quantity > line.discount
                        THEN line.unit_price * line.quantity - line.discount ELSE 0 END`;

/** The larger of what an after-sale `a` asks for and what was agreed on. */
const askedOrAgreed = `CASE WHEN a.agreed_amount > a.amount THEN a.agreed_amount ELSE a.amount END`;

/** Each query finds what breaks its rule; a sound database gives no rows. Identifiers are the same on every engine. */
const rules: { rule: string; sql: string }[] = [
  {
    rule: 'a SKU has at least as much on hand as is reserved, and never less than nothing',
    sql: `SELECT id AS subject, on_hand, reserved FROM skus WHERE reserved < 0 OR on_hand < reserved`,
  },
  {
    rule: 'a SKU’s stock is the sum of its movements',
    sql: `SELECT s.id AS subject, s.on_hand, s.reserved, s.sold, m.on_hand AS moved_on_hand,
                 m.reserved AS moved_reserved, m.sold AS moved_sold
          FROM skus s LEFT JOIN (
            SELECT sku_id, SUM(delta_on_hand) AS on_hand, SUM(delta_reserved) AS reserved, SUM(delta_sold) AS sold
            FROM stock_movements GROUP BY sku_id) m ON m.sku_id = s.id
          WHERE s.on_hand <> COALESCE(m.on_hand, 0) OR s.reserved <> COALESCE(m.reserved, 0)
             OR s.sold <> COALESCE(m.sold, 0)`,
  },
  {
    rule: 'what is reserved is what live orders still have to hand over',
    sql: `SELECT s.id AS subject, s.reserved, COALESCE(l.held, 0) AS held
          FROM skus s LEFT JOIN (
            SELECT line.sku_id, SUM(line.quantity - line.quantity_shipped) AS held
            FROM order_lines line JOIN orders o ON o.id = line.order_id
            WHERE o.status IN ('pending_payment', 'pending_confirmation', 'processing', 'out_of_stock')
            GROUP BY line.sku_id) l ON l.sku_id = s.id
          WHERE s.reserved <> COALESCE(l.held, 0)`,
  },
  {
    rule: 'an order’s total is items + surcharge + shipping − discount, never below 0',
    sql: `SELECT order_no AS subject, items, surcharge, shipping, discount, total FROM orders
          WHERE total <> CASE WHEN items + surcharge + shipping - discount > 0
                              THEN items + surcharge + shipping - discount ELSE 0 END`,
  },
  {
    rule: 'an order’s items are the sum of its lines',
    sql: `SELECT o.order_no AS subject, o.items, l.worth FROM orders o
          LEFT JOIN (SELECT order_id, SUM(unit_price * quantity) AS worth FROM order_lines GROUP BY order_id) l
            ON l.order_id = o.id
          WHERE o.items <> COALESCE(l.worth, -1)`,
  },
  {
    rule: 'an order’s discount is the sum of its lines’ shares and its custom discounts',
    sql: `SELECT o.order_no AS subject, o.discount, l.shares, e.discounts FROM orders o
          LEFT JOIN (SELECT order_id, SUM(discount) AS shares FROM order_lines GROUP BY order_id) l
            ON l.order_id = o.id
          LEFT JOIN (SELECT order_id, SUM(amount) AS discounts FROM order_extras WHERE kind = 'discount'
                     GROUP BY order_id) e ON e.order_id = o.id
          WHERE o.discount <> COALESCE(l.shares, 0) + COALESCE(e.discounts, 0)`,
  },
  {
    rule: 'an order’s surcharge is the sum of its custom items and its markup',
    sql: `SELECT o.order_no AS subject, o.surcharge, e.extras FROM orders o
          LEFT JOIN (SELECT order_id, SUM(amount) AS extras FROM order_extras WHERE kind <> 'discount'
                     GROUP BY order_id) e ON e.order_id = o.id
          WHERE o.surcharge <> COALESCE(e.extras, 0)`,
  },
  {
    rule: 'an order knows how many of its edits are not settled, and then something is left to settle',
    sql: `SELECT o.order_no AS subject, o.unsettled_edits, e.unsettled, o.total, o.paid, o.refunded, o.refunding
          FROM orders o
          LEFT JOIN (SELECT order_id, COUNT(*) AS unsettled FROM order_edits
                     WHERE difference <> 0 AND settlement IS NULL GROUP BY order_id) e ON e.order_id = o.id
          WHERE o.unsettled_edits <> COALESCE(e.unsettled, 0)
             OR (o.unsettled_edits > 0 AND o.status <> 'cancelled'
                 AND o.total = o.paid - o.refunded - o.refunding)`,
  },
  {
    rule: 'every edit stands in the history, and only a difference is settled',
    sql: `SELECT o.order_no AS subject, v.events, e.edits FROM orders o
          LEFT JOIN (SELECT order_id, COUNT(*) AS events FROM order_events WHERE action = 'edit'
                     GROUP BY order_id) v ON v.order_id = o.id
          LEFT JOIN (SELECT order_id, COUNT(*) AS edits,
                            SUM(CASE WHEN difference = 0 AND settlement IS NOT NULL
                                       OR (settlement IS NULL) <> (settled_at IS NULL) THEN 1 ELSE 0 END) AS odd
                     FROM order_edits GROUP BY order_id) e ON e.order_id = o.id
          WHERE COALESCE(v.events, 0) <> COALESCE(e.edits, 0) OR e.odd > 0`,
  },
  {
    rule: 'no more goes back than was paid',
    sql: `SELECT order_no AS subject, paid, refunded, refunding FROM orders
          WHERE refunded < 0 OR refunding < 0 OR refunded + refunding > paid`,
  },
  {
    rule: 'what an order counts as paid is the sum of its payments',
    sql: `SELECT o.order_no AS subject, o.paid, p.received FROM orders o
          LEFT JOIN (SELECT order_id, SUM(amount) AS received FROM payments GROUP BY order_id) p
            ON p.order_id = o.id
          WHERE o.paid <> COALESCE(p.received, 0)`,
  },
  {
    rule: 'what an order counts as refunded and as being refunded are the sums of its refunds',
    sql: `SELECT o.order_no AS subject, o.refunded, r.succeeded, o.refunding, r.waiting FROM orders o
          LEFT JOIN (SELECT order_id,
                            SUM(CASE WHEN state = 'succeeded' THEN amount ELSE 0 END) AS succeeded,
                            SUM(CASE WHEN state = 'succeeded' THEN 0 ELSE amount END) AS waiting
                     FROM refunds GROUP BY order_id) r ON r.order_id = o.id
          WHERE o.refunded <> COALESCE(r.succeeded, 0) OR o.refunding <> COALESCE(r.waiting, 0)`,
  },
  {
    rule: 'a refund has an end exactly when it succeeded',
    sql: `SELECT refund_no AS subject, state, settled_at FROM refunds
          WHERE (state = 'succeeded') <> (settled_at IS NOT NULL)`,
  },
  {
    rule: 'of a payment no more goes back than it brought, and to nobody but its order’s customer',
    sql: `SELECT p.id AS subject, p.amount, r.returned, r.strangers FROM payments p
          JOIN (SELECT refund.payment_id, SUM(refund.amount) AS returned,
                       SUM(CASE WHEN refund.order_id = paid.order_id THEN 0 ELSE 1 END) AS strangers
                FROM refunds refund JOIN payments paid ON paid.id = refund.payment_id
                GROUP BY refund.payment_id) r ON r.payment_id = p.id
          WHERE r.returned > p.amount OR r.strangers > 0`,
  },
  {
    rule: 'a balance is the sum of its entries, and never less than nothing',
    sql: `SELECT c.customer_id AS subject, b.amount, e.entered FROM
            (SELECT customer_id FROM balances UNION SELECT customer_id FROM balance_entries) c
          LEFT JOIN balances b ON b.customer_id = c.customer_id
          LEFT JOIN (SELECT customer_id, SUM(amount) AS entered FROM balance_entries GROUP BY customer_id) e
            ON e.customer_id = c.customer_id
          WHERE COALESCE(b.amount, -1) < 0 OR b.amount <> COALESCE(e.entered, 0)`,
  },
  {
    rule: 'a balance’s entry says what there was after it',
    sql: `SELECT id AS subject, balance_after, entered FROM
            (SELECT id, balance_after, SUM(amount) OVER (PARTITION BY customer_id ORDER BY id) AS entered
             FROM balance_entries) e
          WHERE balance_after <> entered`,
  },
  {
    rule: 'what was paid by balance left a balance, and what went back to it came there',
    sql: `SELECT o.order_no AS subject, p.paid, r.returned, e.taken, e.given FROM orders o
          LEFT JOIN (SELECT order_id, SUM(amount) AS paid FROM payments WHERE kind = 'balance'
                     GROUP BY order_id) p ON p.order_id = o.id
          LEFT JOIN (SELECT order_id, SUM(amount) AS returned FROM refunds
                     WHERE way = 'balance' AND state = 'succeeded' GROUP BY order_id) r ON r.order_id = o.id
          LEFT JOIN (SELECT order_no, SUM(CASE WHEN cause = 'payment' THEN -amount ELSE 0 END) AS taken,
                            SUM(CASE WHEN cause = 'refund' THEN amount ELSE 0 END) AS given
                     FROM balance_entries WHERE order_no IS NOT NULL GROUP BY order_no) e
            ON e.order_no = o.order_no
          WHERE COALESCE(p.paid, 0) <> COALESCE(e.taken, 0) OR COALESCE(r.returned, 0) <> COALESCE(e.given, 0)`,
  },
  {
    rule: 'a paid attempt brought one payment of its amount',
    sql: `SELECT a.attempt_no AS subject, a.amount, a.transaction_id, p.id AS payment, p.amount AS brought
          FROM payment_attempts a
          LEFT JOIN payments p ON p.kind = a.kind AND p.transaction_id = a.transaction_id
          WHERE a.state = 'paid' AND (p.id IS NULL OR p.attempt_no IS NULL OR p.attempt_no <> a.attempt_no
                                      OR p.order_id <> a.order_id OR p.amount <> a.amount)`,
  },
  {
    // A second payment of one attempt is surplus under a transaction of its own.
    rule: 'a payment that came through a provider is that of a paid attempt',
    sql: `SELECT p.id AS subject, p.attempt_no, p.transaction_id, p.surplus, a.state FROM payments p
          LEFT JOIN payment_attempts a
            ON a.attempt_no = p.attempt_no AND a.order_id = p.order_id AND a.kind = p.kind
          WHERE (p.attempt_no IS NULL) <> (p.transaction_id IS NULL)
             OR (p.attempt_no IS NOT NULL
                 AND (COALESCE(a.state, '') <> 'paid'
                      OR (p.surplus = 0 AND p.transaction_id <> COALESCE(a.transaction_id, ''))))`,
  },
  {
    rule: 'only orders that wait for payment have an open attempt, and no more than one',
    sql: `SELECT o.order_no AS subject, o.status, a.attempts FROM orders o
          JOIN (SELECT order_id, COUNT(*) AS attempts FROM payment_attempts WHERE state = 'open'
                GROUP BY order_id) a ON a.order_id = o.id
          WHERE a.attempts > 1 OR o.status NOT IN ('pending_payment', 'pending_confirmation')`,
  },
  {
    rule: 'money that came late or twice is a surplus payment that goes back, other stray money is no payment',
    sql: `SELECT s.transaction_id AS subject, s.kind, s.amount, p.amount AS paid, p.surplus, r.amount AS returned
          FROM stray_money s
          LEFT JOIN payments p ON p.kind = s.provider AND p.transaction_id = s.transaction_id
          LEFT JOIN refunds r ON r.id = s.refund_id
          WHERE CASE WHEN s.kind IN ('late', 'double')
                     THEN COALESCE(p.surplus, 0) = 0 OR p.amount <> s.amount
                          OR COALESCE(r.payment_id, 0) <> p.id OR r.amount <> s.amount
                     ELSE p.id IS NOT NULL OR s.refund_id IS NOT NULL END`,
  },
  {
    rule: 'every surplus payment stands among the stray money',
    sql: `SELECT p.id AS subject, p.kind, p.transaction_id FROM payments p
          LEFT JOIN stray_money s ON s.provider = p.kind AND s.transaction_id = p.transaction_id
          WHERE p.surplus = 1 AND s.id IS NULL`,
  },
  {
    rule: 'an order has one open cancellation at most, and knows it',
    sql: `SELECT o.order_no AS subject, o.open_cancellation_id, c.id AS cancellation, c.cancellations
          FROM orders o
          LEFT JOIN (SELECT order_id, MIN(id) AS id, COUNT(*) AS cancellations FROM cancellations
                     WHERE status IN (${quoted(openCancellationStatuses)}) GROUP BY order_id) c
            ON c.order_id = o.id
          WHERE COALESCE(o.open_cancellation_id, 0) <> COALESCE(c.id, 0) OR c.cancellations > 1`,
  },
  {
    rule: 'an order knows its one after-sale, which only a completed order has',
    sql: `SELECT o.order_no AS subject, o.status, o.after_sale_status, a.status AS found, a.after_sales FROM orders o
          LEFT JOIN (SELECT order_id, MIN(status) AS status, COUNT(*) AS after_sales FROM after_sales
                     GROUP BY order_id) a ON a.order_id = o.id
          WHERE COALESCE(o.after_sale_status, '') <> COALESCE(a.status, '')
             OR (a.order_id IS NOT NULL AND (a.after_sales > 1 OR o.status <> 'completed'))`,
  },
  {
    // What the order has off beside its lines' shares falls on all lines by what is left of each, give or take the
    // smallest unit. A difference that was waived later took off nothing at the time.
    rule: 'an after-sale is about no more than was bought, and for no more than that cost',
    sql: `SELECT a.order_no AS subject, a.kind, a.status, a.amount, a.agreed_amount, l.strange, l.net, g.cost
          FROM after_sales a
          JOIN (SELECT o.id, SUM(${netOfLine}) AS net,
                       CASE WHEN MIN(o.items - o.discount) > 0 THEN MIN(o.items - o.discount) ELSE 0 END AS cost
                FROM after_sales own JOIN orders o ON o.id = own.order_id
                JOIN order_lines line ON line.order_id = o.id GROUP BY o.id) g ON g.id = a.order_id
          LEFT JOIN (SELECT order_id, MAX(settled_at) AS at FROM order_edits WHERE settlement = 'waived'
                     GROUP BY order_id) w ON w.order_id = a.order_id AND w.at >= a.requested_at
          LEFT JOIN (SELECT item.after_sale_id,
                            SUM(CASE WHEN line.order_id = own.order_id AND item.quantity BETWEEN 1 AND line.quantity
                                     THEN 0 ELSE 1 END) AS strange,
                            SUM(1.0 * ${netOfLine} * item.quantity / line.quantity) AS net, COUNT(*) AS items
                     FROM after_sale_lines item JOIN order_lines line ON line.id = item.line_id
                     JOIN after_sales own ON own.id = item.after_sale_id GROUP BY item.after_sale_id) l
            ON l.after_sale_id = a.id
          WHERE COALESCE(l.strange, 1) > 0 OR ${askedOrAgreed} > l.net
             OR (w.at IS NULL AND (${askedOrAgreed} > g.cost
                 OR (g.cost < g.net AND ${askedOrAgreed} > l.net * g.cost / g.net + l.items)))
             OR (a.kind = 'exchange' AND (a.amount <> 0
                 OR (COALESCE(a.agreed_amount, 0) <> 0 AND a.status NOT IN ('refunding', 'done'))))
             OR (a.agreed_amount IS NULL) <> (a.status IN ('requested', 'refused'))`,
  },
  {
    rule: 'an after-sale’s refunds are what was agreed on, and it is done when they are',
    sql: `SELECT a.order_no AS subject, a.kind, a.status, a.agreed_amount, r.opened, r.waiting FROM after_sales a
          LEFT JOIN (SELECT after_sale_id, SUM(amount) AS opened,
                            SUM(CASE WHEN state = 'succeeded' THEN 0 ELSE amount END) AS waiting
                     FROM refunds WHERE after_sale_id IS NOT NULL GROUP BY after_sale_id) r
            ON r.after_sale_id = a.id
          WHERE COALESCE(r.opened, 0) <> CASE WHEN a.status IN ('refunding', 'done') AND a.close_reason IS NULL
                                              THEN a.agreed_amount ELSE 0 END
             OR (a.status = 'done' AND COALESCE(r.waiting, 0) > 0)`,
  },
  {
    rule: 'an after-sale that the shop closed is over',
    sql: `SELECT order_no AS subject, status FROM after_sales WHERE close_reason IS NOT NULL AND status <> 'done'`,
  },
  {
    rule: 'of what came back after a sale the intact pieces are in stock again',
    sql: `SELECT a.order_no AS subject, a.status, i.intact, i.unseen, m.returned FROM after_sales a
          LEFT JOIN (SELECT after_sale_id, SUM(intact_quantity) AS intact,
                            SUM(CASE WHEN intact_quantity IS NULL THEN 1 ELSE 0 END) AS unseen,
                            SUM(CASE WHEN intact_quantity BETWEEN 0 AND quantity THEN 0 ELSE 1 END) AS odd
                     FROM after_sale_lines GROUP BY after_sale_id) i ON i.after_sale_id = a.id
          LEFT JOIN (SELECT order_id, SUM(delta_on_hand) AS returned FROM stock_movements
                     WHERE cause = 'return' GROUP BY order_id) m ON m.order_id = a.order_id
          WHERE COALESCE(i.intact, 0) <> COALESCE(m.returned, 0)
             OR (a.received_at IS NULL) <> (COALESCE(i.unseen, 0) > 0)
             OR (a.received_at IS NOT NULL AND i.odd > 0)`,
  },
  {
    rule: 'an exchange’s replacement left in one package, and out of stock',
    sql: `SELECT a.order_no AS subject, a.kind, a.status, i.pieces, m.taken, s.packages FROM after_sales a
          LEFT JOIN (SELECT after_sale_id, SUM(quantity) AS pieces FROM after_sale_lines
                     GROUP BY after_sale_id) i ON i.after_sale_id = a.id
          LEFT JOIN (SELECT order_id, SUM(-delta_on_hand) AS taken FROM stock_movements
                     WHERE cause = 'replacement' GROUP BY order_id) m ON m.order_id = a.order_id
          LEFT JOIN (SELECT after_sale_id, COUNT(*) AS packages FROM shipments
                     WHERE after_sale_id IS NOT NULL GROUP BY after_sale_id) s ON s.after_sale_id = a.id
          WHERE CASE WHEN a.kind = 'exchange' AND a.status IN ('replacement_shipped', 'done')
                          AND a.agreed_amount = 0 AND (a.close_reason IS NULL OR s.packages IS NOT NULL)
                     THEN COALESCE(m.taken, 0) <> i.pieces OR COALESCE(s.packages, 0) <> 1
                     ELSE m.taken IS NOT NULL OR s.packages IS NOT NULL END`,
  },
  {
    rule: 'no line is shipped beyond its quantity, and packages hold what lines say was shipped',
    sql: `SELECT line.id AS subject, line.quantity, line.quantity_shipped, p.packed FROM order_lines line
          LEFT JOIN (SELECT line_id, SUM(quantity) AS packed FROM shipment_lines GROUP BY line_id) p
            ON p.line_id = line.id
          WHERE line.quantity_shipped > line.quantity OR line.quantity_shipped <> COALESCE(p.packed, 0)`,
  },
  {
    rule: 'a package with an e-waybill bears its number, and is its only one',
    sql: `SELECT s.id AS subject, s.waybill_no, w.waybill_no AS issued, w.state, o.packages FROM shipments s
          LEFT JOIN waybills w ON w.id = s.waybill_id
          LEFT JOIN (SELECT waybill_id, COUNT(*) AS packages FROM shipments GROUP BY waybill_id) o
            ON o.waybill_id = s.waybill_id
          WHERE s.waybill_id IS NOT NULL
            AND (w.id IS NULL OR w.order_id <> s.order_id OR w.state NOT IN ('issued', 'cancelled')
                 OR COALESCE(w.waybill_no, '') <> s.waybill_no OR o.packages > 1)`,
  },
  {
    rule: 'an issued e-waybill has its package, or is being withdrawn',
    sql: `SELECT w.order_code AS subject, w.waybill_no FROM waybills w
          LEFT JOIN shipments s ON s.waybill_id = w.id
          WHERE w.state = 'issued' AND w.withdrawal IS NULL AND s.id IS NULL`,
  },
  {
    rule: 'an order completed by redemption has exactly one redemption, any other has none',
    sql: `SELECT o.order_no AS subject, o.completed_by, r.id AS redemption FROM orders o
          LEFT JOIN redemptions r ON r.order_id = o.id
          WHERE (o.completed_by = 'redemption' AND r.id IS NULL)
             OR (r.id IS NOT NULL AND COALESCE(o.completed_by, '') <> 'redemption')`,
  },
  {
    rule: 'a completed order says how it came to be, and no other does',
    sql: `SELECT order_no AS subject, status, completed_by FROM orders
          WHERE (status = 'completed') <> (completed_by IS NOT NULL)`,
  },
  {
    rule: 'a product’s rating is the sum of its reviews that are shown',
    sql: `SELECT p.id AS subject, p.review_count, p.star_sum, r.reviews, r.stars FROM products p
          LEFT JOIN (SELECT product_id, COUNT(*) AS reviews, SUM(stars) AS stars FROM reviews
                     WHERE status = 'shown' GROUP BY product_id) r ON r.product_id = p.id
          WHERE p.review_count <> COALESCE(r.reviews, 0) OR p.star_sum <> COALESCE(r.stars, 0)`,
  },
  {
    rule: 'an order counts its reviewed lines, each of its own once',
    sql: `SELECT o.order_no AS subject, o.reviewed_lines, r.reviews, r.own FROM orders o
          LEFT JOIN (SELECT review.order_id, COUNT(*) AS reviews, COUNT(DISTINCT line.id) AS own
                     FROM reviews review
                     LEFT JOIN order_lines line ON line.id = review.line_id AND line.order_id = review.order_id
                       AND line.product_id = review.product_id
                     GROUP BY review.order_id) r ON r.order_id = o.id
          WHERE o.reviewed_lines <> COALESCE(r.reviews, 0) OR r.reviews <> r.own`,
  },
  {
    rule: 'of a deleted review nothing is left but its stars',
    sql: `SELECT id AS subject, text, reply, pictured FROM reviews
          WHERE status = 'deleted' AND (text <> '' OR reply IS NOT NULL OR pictured = 1)`,
  },
  {
    rule: 'only orders that wait for payment have a payment deadline',
    sql: `SELECT order_no AS subject, status, payment_deadline FROM orders
          WHERE (status = 'pending_payment') <> (payment_deadline IS NOT NULL)`,
  },
  {
    rule: 'every committed event is delivered, or is waiting its turn',
    sql: `SELECT id AS subject, event, reaction, last_error FROM outbox WHERE failed_at IS NOT NULL`,
  },
];

/** Checks everything that must always hold, on any database; answers what does not. */
export async function checkBooks(manager: EntityManager): Promise<Discrepancy[]> {
  const found: Discrepancy[] = [];
  for (const { rule, sql } of rules) {
    const rows = await manager.query<({ subject: unknown } & Record<string, unknown>)[]>(sql);
    for (const { subject, ...rest } of rows) found.push({ rule, subject: String(subject), found: rest });
  }
  return [...found, ...(await checkHistories(manager))];
}

const chunk = 1000;

/** Plain rows: the books are checked over whole databases, and of an entity little would be read. */
type SearchedOrder = SearchKeys & Pick<Order, 'id' | 'status' | 'orderNo' | 'contactName' | 'contactPhone'>;
type ReplayedEvent = Pick<OrderEvent, 'orderId' | 'action' | 'actorKind' | 'fromStatus' | 'toStatus'>;

const searchedOrders = `
  SELECT id, status, order_no AS orderNo, order_no_reversed AS orderNoReversed,
         contact_name AS contactName, contact_key AS contactKey, contact_key_reversed AS contactKeyReversed,
         contact_phone AS contactPhone, contact_phone_reversed AS contactPhoneReversed
  FROM orders WHERE id >= ? AND id < ?`;
const replayedEvents = `
  SELECT order_id AS orderId, action, actor_kind AS actorKind,
         from_status AS fromStatus, to_status AS toStatus
  FROM order_events WHERE order_id >= ? AND order_id < ? ORDER BY id`;

/** Keys of the search that belong to another number, name or phone. */
function staleKeys(order: SearchedOrder): Record<string, unknown> | undefined {
  const stale = Object.entries(searchKeysOf(order)).filter(
    ([key, value]) => order[key as keyof SearchKeys] !== value,
  );
  return stale.length > 0 ? Object.fromEntries(stale) : undefined;
}

/** An order's status is what its events, replayed over the lifecycle table, lead to. */
async function checkHistories(manager: EntityManager): Promise<Discrepancy[]> {
  const found: Discrepancy[] = [];
  const last = await manager.maximum(Order, 'id');
  for (let from = 1; from <= Number(last ?? 0); from += chunk) {
    const ids = [from, from + chunk];
    const orders = await manager.query<SearchedOrder[]>(searchedOrders, ids);
    const events = await manager.query<ReplayedEvent[]>(replayedEvents, ids);
    const histories = new Map<number, ReplayedEvent[]>(orders.map(({ id }) => [id, []]));
    for (const event of events) histories.get(event.orderId)?.push(event);
    for (const order of orders) {
      const why = brokenHistory(order.status, histories.get(order.id) ?? []);
      const keys = staleKeys(order);
      if (keys)
        found.push({ rule: 'an order is found by what it says', subject: order.orderNo, found: keys });
      if (why)
        found.push({
          rule: 'an order’s status is the fold of its events',
          subject: order.orderNo,
          found: why,
        });
    }
  }
  return found;
}

function brokenHistory(
  status: OrderStatus,
  events: readonly ReplayedEvent[],
): Record<string, unknown> | undefined {
  let at: OrderStatus | null = null;
  for (const { action, actorKind, fromStatus, toStatus } of events) {
    const row = orderLifecycle.rows[action];
    const permit = row.by[actorKind];
    const allowed = fromStatus === null ? permit?.from === null : permit?.from?.includes(fromStatus);
    const leads = row.to.some((out) =>
      out.status === 'same' ? toStatus === fromStatus : out.status === toStatus,
    );
    if (fromStatus !== at || !allowed || !leads) return { action, actorKind, at, fromStatus, toStatus };
    at = toStatus;
  }
  return at === status ? undefined : { status, events: at };
}
