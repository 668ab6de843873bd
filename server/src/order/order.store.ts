import { isAfterSaleOver } from '@lanzi/shared/after-sale/after-sale-lifecycle';
import type { OrderFacts } from '@lanzi/shared/order/order-lifecycle';
import type { SettingsData } from '../shop/shop-settings.entity';
import { isPayLater } from '@lanzi/shared/order/order.terms';
import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { select, whole } from '../platform/database/select';
import { allOf, sql } from '../platform/database/sql';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { OrderLine } from './order-line.entity';
import { Order } from './order.entity';
import { Shipment } from './shipment.entity';

export interface LoadedOrder {
  order: Order;
  lines: OrderLine[];
  /** Its packages. */
  shipments: Pick<Shipment, 'id' | 'waybillId'>[];
}

type Sums = Pick<Order, 'status' | 'total' | 'paid' | 'refunded' | 'refunding' | 'unsettledEdits'>;
type Amounts = Omit<Sums, 'status' | 'unsettledEdits'>;

/**
 * total − (paid − refunded). What is on its way back pays for nothing while the order goes on. A cancelled order costs
 * nothing, so what was paid is owed back; what a completed one got back is not asked for again, unless an edit left it
 * open.
 */
export function dueOf(order: Sums): number {
  const { status, total, paid, refunded } = order;
  if (status === 'cancelled') return refunded - paid;
  if (status !== 'completed' || order.unsettledEdits > 0) return differenceOf(order);
  const due = total - (paid - refunded);
  return refunded > 0 ? Math.min(0, due) : due;
}

/** What is to be collected, or negative to be given back, for it to have been paid exactly. */
export const differenceOf = (order: Amounts): number => order.total - returnableOf(order);

/** What is paid and not on its way back. */
export const returnableOf = ({ paid, refunded, refunding }: Omit<Amounts, 'total'>): number =>
  paid - refunded - refunding;

/** What staff may give back: while the order is still to be fulfilled, or an edit's difference is open, only what was paid too much. */
export function refundableOf(order: Sums): number {
  const { status, unsettledEdits } = order;
  const over = status === 'cancelled' || (status === 'completed' && unsettledEdits === 0);
  return over ? returnableOf(order) : Math.max(0, -dueOf(order));
}

/** What the table asks of the shop. */
export type ShopRules = Pick<SettingsData, 'autoReceiptDays' | 'reviewsEnabled'>;

/** What the lifecycle table needs to know of an order. */
export function factsOf({ order, lines, shipments }: LoadedOrder, rules: ShopRules): OrderFacts {
  const unitsShipped = lines.reduce((units, line) => units + line.quantityShipped, 0);
  const replacementShipped = order.afterSaleStatus === 'replacement_shipped';
  const units = lines.reduce((all, line) => all + line.quantity, 0);
  return {
    status: order.status,
    deliveryMode: order.deliveryMode,
    payLater: isPayLater(order.paymentKind),
    paysByTransfer: order.paymentKind === 'offline',
    due: dueOf(order),
    paid: order.paid,
    unitsShipped,
    unitsUnshipped: units - unitsShipped,
    // A replacement's always is.
    hasTypedWaybill: replacementShipped || shipments.some(({ waybillId }) => waybillId === null),
    hasIssuedWaybill: shipments.some(({ waybillId }) => waybillId !== null),
    autoReceiptDays: rules.autoReceiptDays,
    completedBy: order.completedBy,
    cancellationOpen: order.openCancellationId !== null,
    refundable: refundableOf(order),
    refunding: order.refunding,
    reviewsEnabled: rules.reviewsEnabled,
    linesUnreviewed: lines.length - order.reviewedLines,
    uncovered: differenceOf(order),
    amountCoupons: order.amountCoupons,
    differenceOpen: order.unsettledEdits > 0 && order.status !== 'cancelled',
    afterSaleFiled: order.afterSaleStatus !== null,
    afterSaleOpen: order.afterSaleStatus !== null && !isAfterSaleOver(order.afterSaleStatus),
    replacementShipped,
  };
}

/** Loads orders for acting on them. */
@Injectable()
export class OrderStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The order with its row locked until the commit; `customerId` makes it "not found" for anybody else. */
  async lock(which: { orderNo: string; customerId?: number } | { id: number }): Promise<LoadedOrder> {
    const { manager } = this.unitOfWork;
    const conditions = 'id' in which ? [sql`o.id = ${which.id}`] : [sql`o.order_no = ${which.orderNo}`];
    if ('customerId' in which) conditions.push(sql`o.customer_id = ${which.customerId}`);
    const locked = sql`FROM orders o WHERE ${allOf(conditions)} ${this.unitOfWork.lockingClause}`;
    const [found] = await select(manager, { o: whole(Order) }, locked);
    if (!found) throw new DomainError('not_found');
    return { order: found.o, ...(await this.partsOf(found.o.id)) };
  }

  /** All that the lifecycle table's facts are read off, besides the order itself. */
  async partsOf(orderId: number): Promise<Omit<LoadedOrder, 'order'>> {
    const lines = await this.linesOf(orderId);
    const { manager } = this.unitOfWork;
    const left = lines.some(({ quantityShipped }) => quantityShipped > 0);
    const ordered = { orderId, afterSaleId: IsNull() };
    return { lines, shipments: left ? await manager.findBy(Shipment, ordered) : [] };
  }

  async linesOf(orderId: number): Promise<OrderLine[]> {
    const { manager } = this.unitOfWork;
    const rows = sql`FROM order_lines line WHERE line.order_id = ${orderId} ORDER BY line.id`;
    return (await select(manager, { line: whole(OrderLine) }, rows)).map(({ line }) => line);
  }
}
