import { parcelsState, type TrackingState } from '@lanzi/shared/fulfilment/tracking';
import { allowedOrderActions, type OrderAction } from '@lanzi/shared/order/order-lifecycle';
import {
  shopperActions,
  staffActions,
  type ConsoleOrderSummary,
  type MyOrdersQuery,
  type OrdersQuery,
  type ShopOrderSummary,
} from '@lanzi/shared/order/order.contract';
import { shopTabs, type Tab } from '@lanzi/shared/order/order-tabs';
import { paymentState } from '@lanzi/shared/order/order-totals';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type * as z from 'zod';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { cutPage, decodeCursor, IdCursor } from '../platform/http/cursor';
import { ShopSnapshot, type Snapshot } from '../shop/shop-snapshot';
import type { OrderCaller } from './order-caller';
import { OrderLine } from './order-line.entity';
import { OrderSearch } from './order-search';
import { Order } from './order.entity';
import { factsOf, type LoadedOrder, type ShopRules } from './order.store';
import { Shipment } from './shipment.entity';
import { Tracking } from './tracking.entity';

const linesShown = 4;

/** The table's answer, less what this side cannot post. */
export function allowedFor(caller: OrderCaller, loaded: LoadedOrder, rules: ShopRules) {
  const posted: readonly OrderAction[] = caller.kind === 'staff' ? staffActions : shopperActions;
  const allowed = allowedOrderActions(caller, factsOf(loaded, rules));
  return allowed.filter((action) => posted.includes(action));
}

/** Lists of orders: newest first, by keyset. */
@Injectable()
export class OrderLists {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly search: OrderSearch,
    private readonly shop: ShopSnapshot,
  ) {}

  async mine(caller: OrderCaller & { id: number }, query: z.output<typeof MyOrdersQuery>) {
    const { statuses, pickup }: Tab = shopTabs[query.status];
    const find = this.unitOfWork.manager
      .createQueryBuilder(Order, 'o')
      .where('o.customerId = :mine', { mine: caller.id })
      .orderBy('o.id', 'DESC')
      .limit(query.limit + 1);
    if (statuses) find.andWhere('o.status IN (:...statuses)', { statuses });
    if (pickup !== undefined) find.andWhere(`o.deliveryMode ${pickup ? '=' : '<>'} 'pickup'`);
    if (query.cursor) find.andWhere('o.id < :before', { before: decodeCursor(IdCursor, query.cursor).id });
    return this.answer(await find.getMany(), query.limit, caller, (summary): ShopOrderSummary => summary);
  }

  /** The order desk (missions D1 to D3). */
  async desk(caller: OrderCaller, query: z.output<typeof OrdersQuery>) {
    const { cursor, limit, ...filter } = query;
    const before = cursor ? decodeCursor(IdCursor, cursor).id : null;
    const ids = await this.search.idsMatching(filter, before, limit + 1);
    const orders = await this.unitOfWork.manager.find(Order, {
      where: { id: In(ids) },
      order: { id: 'DESC' },
    });
    return this.answer(orders, limit, caller, (summary, order, shipments): ConsoleOrderSummary => {
      const { origin, paymentTitle, contactName, contactPhone, note, merchantNote } = order;
      const hasCarrierLabel = shipments.some(({ waybillId }) => waybillId !== null);
      const people = { contactName, contactPhone, note, merchantNote };
      return { ...summary, ...people, origin, paymentTitle, hasCarrierLabel };
    });
  }

  private async answer<T>(
    orders: Order[],
    limit: number,
    caller: OrderCaller,
    finish: (summary: ShopOrderSummary, order: Order, shipments: LoadedOrder['shipments']) => T,
  ): Promise<{ items: T[]; nextCursor: string | null }> {
    const shop = await this.shop.get();
    const parts = await this.partsOf(orders);
    const view = (order: Order) => {
      const { lines = [], shipments = [], tracked = [] } = parts.get(order.id) ?? {};
      const summary = summaryOf(caller, { order, lines, shipments }, shop, parcelsState(tracked));
      return finish(summary, order, shipments);
    };
    return cutPage(orders, limit, ({ id }) => ({ id }), view);
  }

  /** Lines, packages and where these are, of a page of orders, in one query each. */
  private async partsOf(orders: readonly Order[]): Promise<Map<number, Parts>> {
    const { manager } = this.unitOfWork;
    const parts = new Map<number, Parts>(
      orders.map(({ id }) => [id, { lines: [], shipments: [], tracked: [] }]),
    );
    const ofPage = { orderId: In([...parts.keys()]) };
    for (const line of await manager.find(OrderLine, { where: ofPage, order: { id: 'ASC' } }))
      parts.get(line.orderId)?.lines.push(line);
    const left = [...parts].filter(([, { lines }]) => lines.some((line) => line.quantityShipped > 0));
    if (left.length === 0) return parts;
    const ofThose = { orderId: In(left.map(([id]) => id)) };
    const select = { shipmentId: true, state: true } as const;
    const trackings = await manager.find(Tracking, { select, where: ofThose });
    const stateOf = new Map(trackings.map(({ shipmentId, state }) => [shipmentId, state]));
    for (const shipment of await manager.findBy(Shipment, { ...ofThose, afterSaleId: IsNull() })) {
      const part = parts.get(shipment.orderId);
      part?.shipments.push(shipment);
      part?.tracked.push(stateOf.get(shipment.id) ?? 'unknown');
    }
    return parts;
  }
}

interface Parts extends Omit<LoadedOrder, 'order'> {
  /** Where each of its packages is. */
  tracked: TrackingState[];
}

function summaryOf(
  caller: OrderCaller,
  loaded: LoadedOrder,
  shop: Snapshot,
  parcels: TrackingState | null,
): ShopOrderSummary {
  const { order, lines } = loaded;
  return {
    orderNo: order.orderNo,
    status: order.status,
    version: order.version,
    allowedActions: allowedFor(caller, loaded, shop.settings),
    deliveryMode: order.deliveryMode,
    storeName: shop.stores.find(({ id }) => id === order.storeId)?.name ?? null,
    total: order.total,
    paymentKind: order.paymentKind,
    paymentState: paymentState(order),
    deadline: order.paymentDeadline?.toISOString() ?? null,
    itemCount: lines.reduce((units, line) => units + line.quantity, 0),
    lines: lines.slice(0, linesShown).map(({ productName, skuName, picture, quantity, unitPrice }) => ({
      productName,
      skuName,
      picture,
      quantity,
      unitPrice,
    })),
    parcels,
    cancellationOpen: order.openCancellationId !== null,
    placedAt: order.placedAt.toISOString(),
  };
}
