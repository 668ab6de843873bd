import type { EditSnapshot, OrderEditView } from '@lanzi/shared/order/order-edit.contract';
import type { Extra } from '@lanzi/shared/order/order-extras';
import type { ConsoleOrder } from '@lanzi/shared/order/order.contract';
import { isPayLater } from '@lanzi/shared/order/order.terms';
import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { ShopSnapshot } from '../shop/shop-snapshot';
import { whereTo } from './deliver-otherwise';
import { settleEdits } from './money/settle-edits';
import type { OrderCaller } from './order-caller';
import { OrderEdit } from './order-edit.entity';
import type { OrderLine } from './order-line.entity';
import type { Order } from './order.entity';
import { differenceOf, returnableOf } from './order.store';
import type { ActionContext } from './run-order-action';

/** How many edits of one order are shown. */
const shown = 50;

/** Mission E9: every edit is kept, and what it left to be settled. */
@Injectable()
export class EditHistory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shop: ShopSnapshot,
  ) {}

  async snapshot(order: Order, lines: readonly OrderLine[], extras: readonly Extra[]): Promise<EditSnapshot> {
    const { shipping, discount, total } = order;
    return {
      lines: lines.map(({ skuId, productName, skuName, quantity, unitPrice, discount: share }) => ({
        skuId: String(skuId),
        ...{ productName, skuName, quantity, unitPrice },
        discount: share,
      })),
      extras: [...extras],
      ...{ shipping, discount, total },
      delivery: whereTo(order, await this.shop.get()),
    };
  }

  /** Within the edit, once the order is as it will be. */
  async record(
    context: ActionContext,
    caller: OrderCaller,
    { before, after, reason }: { before: EditSnapshot; after: EditSnapshot; reason: string },
  ): Promise<void> {
    const { order, manager, now } = context;
    const difference = wasPaid(order) ? after.total - before.total : 0;
    await insertOne(manager, OrderEdit, {
      ...{ orderId: order.id, orderNo: order.orderNo, at: now, staffName: caller.name, reason },
      ...{ orderBefore: before, orderAfter: after },
      ...{ difference, settlement: null, settledAt: null, settledBy: null },
    });
    if (difference !== 0) order.unsettledEdits++;
    // It took back what another edit had left open, or what was paid too much.
    if (differenceOf(order) === 0) await settleEdits(context, 'offset', caller);
  }

  /** Newest first. */
  async of(orderId: number): Promise<OrderEditView[]> {
    const { manager } = this.unitOfWork;
    const edits = await manager.find(OrderEdit, { where: { orderId }, order: { id: 'DESC' }, take: shown });
    return edits.map(({ at, staffName, reason, difference, ...edit }) => ({
      ...{ at: at.toISOString(), by: staffName, reason, difference },
      ...{ before: edit.orderBefore, after: edit.orderAfter },
      settlement: edit.settlement,
      settledAt: edit.settledAt?.toISOString() ?? null,
      settledBy: edit.settledBy,
    }));
  }

  /** What edits left open, for whoever reads the order: null for nearly all of them, which are not asked. */
  async openDifference(order: Order): Promise<ConsoleOrder['difference']> {
    if (order.unsettledEdits === 0 || order.status === 'cancelled') return null;
    const first = await this.unitOfWork.manager.findOneOrFail(OrderEdit, {
      where: { orderId: order.id, settlement: IsNull(), difference: Not(0) },
      order: { id: 'ASC' },
    });
    return {
      originalTotal: first.orderBefore.total,
      collected: returnableOf(order),
      amount: differenceOf(order),
    };
  }
}

/** Before, an order costs what it costs; so does one that is paid at the door, until somebody has paid for it. */
const wasPaid = (order: Order): boolean =>
  order.status !== 'pending_payment' && !(isPayLater(order.paymentKind) && returnableOf(order) === 0);
