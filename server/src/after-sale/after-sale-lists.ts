import { afterSaleStatuses, type AfterSaleStatus } from '@lanzi/shared/after-sale/after-sale-lifecycle';
import type {
  AfterSale as AfterSaleView,
  AfterSaleCounts,
  AfterSaleQuery,
  ShopAfterSale,
} from '@lanzi/shared/after-sale/after-sale.contract';
import { DomainError } from '@lanzi/shared/errors';
import { invariant } from '@lanzi/shared/invariant';
import { MAX_COUNTED } from '@lanzi/shared/order/order-limits';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type * as z from 'zod';
import { AfterSale, AfterSaleLine } from '../order/after-sale.entity';
import { FoundByTerm } from '../order/found-by-term';
import type { OrderCaller } from '../order/order-caller';
import { OrderIds } from '../order/order-ids';
import { OrderLine } from '../order/order-line.entity';
import { Order } from '../order/order.entity';
import { Shipment } from '../order/shipment.entity';
import { Tracking } from '../order/tracking.entity';
import { Payment } from '../payment/payment.entity';
import { Refunds } from '../payment/refunds';
import { allOf, joined, sql, type Sql } from '../platform/database/sql';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { cutPage, decodeCursor, IdCursor } from '../platform/http/cursor';
import { SharedAnswer } from '../platform/shared-answer';
import { ShopSnapshot } from '../shop/shop-snapshot';
import { afterSaleView, shopAfterSaleOf, type AfterSaleParts } from './after-sale-view';
import type { AfterSaleTarget } from './run-after-sale-action';

type Counts = z.output<typeof AfterSaleCounts>;

/** Reading after-sales: by status, by what somebody searches for, and one of them. */
@Injectable()
export class AfterSaleLists {
  /** Every console asks after every event: they share what is counted. */
  private readonly counted = new SharedAnswer(() => this.count());

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refunds: Refunds,
    private readonly foundByTerm: FoundByTerm,
    private readonly orderIds: OrderIds,
    private readonly shop: ShopSnapshot,
  ) {}

  /** Newest first. */
  async page(staff: OrderCaller, query: z.output<typeof AfterSaleQuery>) {
    const ids = await this.idsMatching(query);
    const where = { id: In(ids) };
    const rows = await this.unitOfWork.manager.find(AfterSale, { where, order: { id: 'DESC' } });
    const partsOf = await this.partsOf(rows);
    const shop = await this.shop.get();
    const view = (row: AfterSale): AfterSaleView => afterSaleView(staff, partsOf(row), shop);
    return cutPage(rows, query.limit, ({ id }) => ({ id }), view);
  }

  counts(): Promise<Counts> {
    return this.counted.ask();
  }

  /** @throws DomainError not_found */
  async forStaff(staff: OrderCaller, id: number): Promise<AfterSaleView> {
    return afterSaleView(staff, await this.one({ id }), await this.shop.get());
  }

  /** @throws DomainError not_found, also for somebody else's */
  async forShopper(caller: OrderCaller & { id: number }, id: number): Promise<ShopAfterSale> {
    const parts = await this.one({ id, customerId: caller.id });
    return shopAfterSaleOf(caller, parts, await this.shop.get());
  }

  /** Each status by its index, no further than anybody reads. */
  private async count(): Promise<Counts> {
    const counts = afterSaleStatuses.map(
      (status) => sql`SELECT ${status} AS status, COUNT(*) AS found
        FROM (SELECT 1 AS one FROM after_sales WHERE status = ${status} LIMIT ${MAX_COUNTED}) t`,
    );
    const { text, values } = joined(counts, ' UNION ALL ');
    const rows = await this.unitOfWork.manager.query<{ status: AfterSaleStatus; found: number | string }[]>(
      text,
      [...values],
    );
    return Object.fromEntries(rows.map(({ status, found }) => [status, Number(found)])) as Counts;
  }

  private async one(target: AfterSaleTarget): Promise<AfterSaleParts> {
    const afterSale = await this.unitOfWork.manager.findOneBy(AfterSale, target);
    if (!afterSale) throw new DomainError('not_found');
    return (await this.partsOf([afterSale]))(afterSale);
  }

  private async idsMatching({
    status,
    q,
    limit,
    cursor,
  }: z.output<typeof AfterSaleQuery>): Promise<number[]> {
    const conditions: Sql[] = [];
    if (status !== 'all') conditions.push(sql`a.status = ${status}`);
    if (cursor) conditions.push(sql`a.id < ${decodeCursor(IdCursor, cursor).id}`);
    if (q) conditions.push((await this.foundByTerm.prepare(q, await this.orderIds.newest())).row);
    const { text, values } = sql`SELECT a.id AS id FROM after_sales a JOIN orders o ON o.id = a.order_id
      WHERE ${allOf(conditions)} ORDER BY a.id DESC LIMIT ${limit + 1}`;
    const rows = await this.unitOfWork.manager.query<{ id: number | string }[]>(text, [...values]);
    return rows.map(({ id }) => Number(id));
  }

  /** Loads what belongs to these after-sales, for all of them at once. */
  private async partsOf(rows: readonly AfterSale[]): Promise<(row: AfterSale) => AfterSaleParts> {
    const { manager } = this.unitOfWork;
    const ids = rows.map(({ id }) => id);
    const orderId = In(rows.map((row) => row.orderId));
    const ofThem = { afterSaleId: In(ids) };
    const items = await manager.find(AfterSaleLine, { where: ofThem, order: { id: 'ASC' } });
    const orders = await manager.findBy(Order, { id: orderId });
    const lines = await manager.find(OrderLine, { where: { orderId }, order: { id: 'ASC' } });
    const payments = await manager.findBy(Payment, { orderId });
    const refunds = await this.refunds.ofAfterSales(ids);
    const shipments = await manager.findBy(Shipment, { orderId, ...ofThem });
    const trackings = await manager.findBy(Tracking, { shipmentId: In(shipments.map(({ id }) => id)) });
    return (row) => {
      const order = orders.find(({ id }) => id === row.orderId);
      invariant(order, 'an after-sale has its order');
      const replacement = shipments.find(({ afterSaleId }) => afterSaleId === row.id);
      return {
        ...{ afterSale: row, order, replacement },
        items: items.filter(({ afterSaleId }) => afterSaleId === row.id),
        lines: lines.filter((line) => line.orderId === row.orderId),
        payments: payments.filter((payment) => payment.orderId === row.orderId),
        refunds: refunds.filter(({ afterSaleId }) => afterSaleId === row.id),
        tracking: trackings.find(({ shipmentId }) => shipmentId === replacement?.id),
      };
    };
  }
}
