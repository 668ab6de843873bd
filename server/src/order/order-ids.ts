import { orderStatuses } from '@lanzi/shared/order/order-lifecycle';
import { Injectable } from '@nestjs/common';
import { byIndex, limitedSelect } from '../platform/database/dialect';
import { allOf, always, joined, sql, Sql } from '../platform/database/sql';
import { part, select } from '../platform/database/select';
import { UnitOfWork } from '../platform/database/unit-of-work';
import type { OrderConditions } from './order-conditions';
import { Order } from './order.entity';
import { SearchReach } from './search-reach';
import { byNumber, lastCharacter } from './search-term';

/** Ids from … below: orders that are looked at, newest first. */
export interface Span {
  from: number;
  below: number;
}
const within = ({ from, below }: Span, column = 'o.id'): Sql =>
  sql`${new Sql(column)} >= ${from} AND ${new Sql(column)} < ${below}`;

/** `from` is in it, `to` is not. */
interface Time {
  from: Date | undefined;
  to: Date | undefined;
}

/** YYMMDD, with which an order's number begins. */
const dayOf = (orderNo: string): string => orderNo.slice(0, 6);

/** So many are looked at first of those that an index gives; twice as many each time that was not enough. */
const firstSift = 100;
/** Databases take only so many values in one query. */
const mostSifted = 8000;

/** Reads of ids of orders, each served by one index and each answering the newest first. */
@Injectable()
export class OrderIds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reach: SearchReach,
  ) {}

  /** 0 before the first order. */
  async newest(): Promise<number> {
    return (await this.unitOfWork.manager.maximum(Order, 'id')) ?? 0;
  }

  /** Goes through the orders themselves: for what is found soon, or among few. */
  walk(span: Span, where: Sql, limit: number): Promise<number[]> {
    return this.read(this.select('PRIMARY', sql`${within(span)} AND ${where}`, limit));
  }

  among(ids: readonly number[], where: Sql, limit: number): Promise<number[]> {
    const newest = [...new Set(ids)].sort((a, b) => b - a);
    const all = { from: 1, below: Infinity };
    return this.sift(all, where, limit, async ({ below }, most) => {
      const next = newest.findIndex((id) => id < below);
      return next < 0 ? [] : newest.slice(next, next + most);
    });
  }

  /** In the `range` of an index, which holds all that `range` names but is not in the order of the orders. */
  sorted(index: string, range: Sql, span: Span, where: Sql, limit: number): Promise<number[]> {
    return this.sift(span, where, limit, (below, most) =>
      this.read(this.select(index, sql`${range} AND ${within(below)}`, most)),
    );
  }

  /** Of what `list` gives, the newest first, what `where` lets through; orders are read only as far as needed. */
  private async sift(
    span: Span,
    where: Sql,
    limit: number,
    list: (span: Span, most: number) => Promise<number[]>,
  ): Promise<number[]> {
    if (where === always) return list(span, limit);
    const found: number[] = [];
    for (let { below } = span, most = firstSift; ; most = Math.min(2 * most, mostSifted)) {
      const ids = await list({ ...span, below }, most);
      if (ids.length > 0) {
        const some = sql`o.id IN (${joined(ids, ', ')}) AND ${where}`;
        found.push(...(await this.read(this.select('PRIMARY', some, limit - found.length))));
      }
      if (found.length >= limit || ids.length < most) return found;
      below = ids.at(-1) ?? span.from;
    }
  }

  /** Any `limit` of each range, in any order. */
  async some(
    ranges: readonly { index: string; condition: Sql }[],
    span: Span,
    limit: number,
  ): Promise<number[][]> {
    const { dataSource } = this.unitOfWork.manager;
    const selects = ranges.map(({ index, condition }, which) =>
      this.limited(
        sql`SELECT ${new Sql(String(which))} AS which, o.id AS id
            FROM orders o ${new Sql(byIndex(dataSource, index))}
            WHERE ${condition} AND ${within(span)} LIMIT ${limit}`,
      ),
    );
    const { text, values } = joined(selects, ' UNION ALL ');
    const rows = await this.unitOfWork.manager.query<{ which: number; id: number }[]>(text, [...values]);
    const found = ranges.map((): number[] => []);
    for (const { which, id } of rows) found[Number(which)]?.push(Number(id));
    return found;
  }

  ofStore(storeId: number, statuses: OrderConditions['statuses'], span: Span, where: Sql, limit: number) {
    const streams = (statuses ?? orderStatuses).map((status) =>
      this.select(
        'ix_orders_store',
        sql`o.store_id = ${storeId} AND o.status = ${status} AND ${within(span)} AND ${where}`,
        limit,
      ),
    );
    return this.newestOf(streams, limit);
  }

  /** Of the orders that agree in all columns of the index the newest can be read off it. */
  async ofGroup(group: Sql, span: Span, where: Sql, limit: number): Promise<number[]> {
    const streams = (await this.combinations(group)).map((same) =>
      this.select('ix_orders_desk', allOf([same, within(span), where]), limit),
    );
    return this.newestOf(streams, limit);
  }

  /** Any `limit` of them, in any order: of what is common the first combination is enough, so it is asked alone. */
  async someOfGroup(group: Sql, span: Span, limit: number): Promise<number[]> {
    const by = new Sql(byIndex(this.unitOfWork.manager.dataSource, 'ix_orders_desk'));
    const streams = (await this.combinations(group)).map((same) =>
      this.limited(
        sql`SELECT o.id AS id FROM orders o ${by} WHERE ${same} AND ${within(span)} LIMIT ${limit}`,
      ),
    );
    const found: number[] = [];
    for (let at = 0, atOnce = 1; at < streams.length && found.length < limit; at += atOnce, atOnce *= 4) {
      const some = joined(streams.slice(at, at + atOnce), ' UNION ALL ');
      found.push(...(await this.read(sql`${some} LIMIT ${limit - found.length}`)));
    }
    return found;
  }

  /** Values that the columns of the desk's index have together. */
  private async combinations(group: Sql): Promise<Sql[]> {
    const by = new Sql(byIndex(this.unitOfWork.manager.dataSource, 'ix_orders_desk'));
    const { text, values } = sql`SELECT DISTINCT o.status, o.delivery_mode, o.payment_method_id, o.origin
      FROM orders o ${by} WHERE ${group}`;
    const rows = await this.unitOfWork.manager.query<Record<string, unknown>[]>(text, [...values]);
    return rows.map((columns) =>
      allOf(Object.entries(columns).map(([name, value]) => sql`${new Sql(`o.${name}`)} = ${value}`)),
    );
  }

  async ofCustomers(
    customerIds: readonly number[],
    span: Span,
    { group, row }: Pick<OrderConditions, 'group' | 'row'>,
    limit: number,
  ): Promise<number[]> {
    if (customerIds.length === 0) return [];
    const range = sql`o.customer_id IN (${joined(customerIds, ', ')}) AND ${group}`;
    return this.sorted('ix_orders_customer', range, span, row === group ? always : row, limit);
  }

  /** Each product, or each SKU of it, is a stream of its own. */
  async ofProducts(
    wanted: readonly { productId: number; skuId?: number }[],
    span: Span,
    where: Sql,
    limit: number,
  ): Promise<number[]> {
    const { dataSource } = this.unitOfWork.manager;
    const index = new Sql(byIndex(dataSource, 'ix_order_line_product'));
    const streams = wanted.map(({ productId, skuId }) => {
      const line = [
        sql`l.product_id = ${productId}`,
        ...(skuId === undefined ? [] : [sql`l.sku_id = ${skuId}`]),
        within(span, 'l.order_id'),
        ...(where === always
          ? []
          : [sql`(SELECT COUNT(*) FROM orders o WHERE o.id = l.order_id AND ${where}) > 0`]),
      ];
      return sql`SELECT l.order_id AS id FROM order_lines l ${index}
        WHERE ${allOf(line)} GROUP BY l.order_id ORDER BY l.order_id DESC LIMIT ${limit}`;
    });
    return this.newestOf(streams, limit);
  }

  /** Those of them that the product was ordered with. */
  async withProduct(ids: readonly number[], productId: number): Promise<number[]> {
    if (ids.length === 0) return [];
    const by = new Sql(byIndex(this.unitOfWork.manager.dataSource, 'ix_order_line_product'));
    return this.read(sql`SELECT DISTINCT l.order_id AS id FROM order_lines l ${by}
      WHERE l.product_id = ${productId} AND l.order_id IN (${joined(ids, ', ')})`);
  }

  /** Orders of a time lie between these ids; they may be a few too many, never too few. */
  async spanOf({ from, to }: Time, span: Span): Promise<Span> {
    const low = from && (await this.edge('MIN', this.since(from)));
    const high = to && (await this.edge('MAX', this.until(to)));
    return {
      from: from ? Math.max(span.from, low ?? span.below) : span.from,
      below: to ? Math.min(span.below, (high ?? 0) + 1) : span.below,
    };
  }

  /** That they were placed in a time. */
  placed({ from, to }: Time): Sql[] {
    return [...(from ? [this.since(from)] : []), ...(to ? [this.until(to)] : [])];
  }

  private since(from: Date): Sql {
    return sql`o.placed_at >= ${this.unitOfWork.moment(from)}`;
  }

  private until(to: Date): Sql {
    return sql`o.placed_at < ${this.unitOfWork.moment(to)}`;
  }

  /** The numbers of all orders in a span are among these, few others are: they begin with their day. */
  async numbersOf({ from, below }: Span): Promise<Sql> {
    const [first, next] = await Promise.all([
      this.numberFrom(from - this.reach.outOfOrder),
      this.numberFrom(below + this.reach.outOfOrder),
    ]);
    return sql`o.order_no >= ${dayOf(first)} AND o.order_no < ${dayOf(next) + lastCharacter}`;
  }

  /** Orders whose numbers are in `range` are all before this id: numbers begin with their day, and days follow each other. */
  async endOfNumbers(range: Sql): Promise<number> {
    const by = new Sql(byIndex(this.unitOfWork.manager.dataSource, byNumber));
    const last = await this.ordersNumber(sql`${by} WHERE ${range} ORDER BY o.order_no DESC LIMIT 1`);
    const [end = 0] = await this.read(
      sql`SELECT MAX(o.id) AS id FROM orders o ${by} WHERE ${range} AND o.order_no >= ${dayOf(last)}`,
    );
    return end + this.reach.outOfOrder;
  }

  /** Empty behind the last order. */
  private numberFrom(id: number): Promise<string> {
    return this.ordersNumber(sql`WHERE o.id >= ${id} ORDER BY o.id LIMIT 1`);
  }

  private async ordersNumber(which: Sql): Promise<string> {
    const { manager } = this.unitOfWork;
    const [found] = await select(manager, { o: part(Order, 'orderNo') }, sql`FROM orders o ${which}`);
    return found?.o.orderNo ?? '';
  }

  private async edge(which: 'MIN' | 'MAX', condition: Sql): Promise<number | undefined> {
    const by = new Sql(byIndex(this.unitOfWork.manager.dataSource, 'ix_orders_placed'));
    const direction = new Sql(which === 'MIN' ? 'ASC' : 'DESC');
    const { text, values } = sql`SELECT ${new Sql(which)}(near.id) AS id FROM (
      SELECT o.id FROM orders o ${by} WHERE ${condition}
      ORDER BY o.placed_at ${direction} LIMIT ${this.reach.outOfOrder}) near`;
    const [found] = await this.unitOfWork.manager.query<{ id: number | null }[]>(text, [...values]);
    return found?.id == null ? undefined : Number(found.id);
  }

  private select(index: string, where: Sql, limit: number): Sql {
    const by = new Sql(byIndex(this.unitOfWork.manager.dataSource, index));
    return sql`SELECT o.id AS id FROM orders o ${by} WHERE ${where} ORDER BY o.id DESC LIMIT ${limit}`;
  }

  private newestOf(streams: readonly Sql[], limit: number): Promise<number[]> {
    const [only] = streams;
    if (!only) return Promise.resolve([]);
    if (streams.length === 1) return this.read(only);
    const all = joined(
      streams.map((stream) => this.limited(stream)),
      ' UNION ',
    );
    return this.read(sql`${all} ORDER BY id DESC LIMIT ${limit}`);
  }

  private limited({ text, values }: Sql): Sql {
    return new Sql(limitedSelect(this.unitOfWork.manager.dataSource, text), values);
  }

  private async read({ text, values }: Sql): Promise<number[]> {
    const rows = await this.unitOfWork.manager.query<{ id: number | string }[]>(text, [...values]);
    return rows.map(({ id }) => Number(id));
  }
}
