import { parcelsState, type TrackingState } from '@lanzi/shared/fulfilment/tracking';
import { sum } from '@lanzi/shared/money';
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
import { isPartlyShipped, unitsLeft } from '@lanzi/shared/order/units-left';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { part, select, whole } from '../platform/database/select';
import { joined, sql } from '../platform/database/sql';
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
const aShipment = part(Shipment, 'id', 'orderId', 'waybillId');
const aTracking = part(Tracking, 'shipmentId', 'state');

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
    return this.answer(
      await this.withIds(ids),
      limit,
      caller,
      (summary, { order, lines, shipments }): ConsoleOrderSummary => {
        const { origin, paymentTitle, contactName, contactPhone, note, merchantNote } = order;
        const hasCarrierLabel = shipments.some(({ waybillId }) => waybillId !== null);
        const people = { contactName, contactPhone, note, merchantNote };
        const packing = {
          partlyShipped: isPartlyShipped(order.status, lines),
          unitsLeft: sum(lines.map(unitsLeft)),
        };
        return { ...summary, ...people, ...packing, origin, paymentTitle, hasCarrierLabel };
      },
    );
  }

  private async answer<T>(
    orders: Order[],
    limit: number,
    caller: OrderCaller,
    finish: (summary: ShopOrderSummary, loaded: LoadedOrder) => T,
  ): Promise<{ items: T[]; nextCursor: string | null }> {
    const shop = await this.shop.get();
    const parts = await this.partsOf(orders);
    const view = (order: Order) => {
      const { lines = [], shipments = [], tracked = [] } = parts.get(order.id) ?? {};
      const loaded = { order, lines, shipments };
      return finish(summaryOf(caller, loaded, shop, parcelsState(tracked)), loaded);
    };
    return cutPage(orders, limit, ({ id }) => ({ id }), view);
  }

  private async withIds(ids: readonly number[]): Promise<Order[]> {
    if (ids.length === 0) return [];
    const rows = sql`FROM orders o WHERE o.id IN (${joined(ids, ', ')}) ORDER BY o.id DESC`;
    return (await select(this.unitOfWork.manager, { o: whole(Order) }, rows)).map(({ o }) => o);
  }

  /** Lines, packages and where these are, of a page of orders, in one query each. */
  private async partsOf(orders: readonly Order[]): Promise<Map<number, Parts>> {
    const parts = new Map<number, Parts>(
      orders.map(({ id }) => [id, { lines: [], shipments: [], tracked: [] }]),
    );
    if (orders.length === 0) return parts;
    const { manager } = this.unitOfWork;
    const ids = joined([...parts.keys()], ', ');
    const [lines, shipments, trackings] = await Promise.all([
      select(
        manager,
        { line: whole(OrderLine) },
        sql`FROM order_lines line WHERE line.order_id IN (${ids}) ORDER BY line.id`,
      ),
      select(
        manager,
        { shipment: aShipment },
        sql`FROM shipments shipment WHERE shipment.order_id IN (${ids}) AND shipment.after_sale_id IS NULL`,
      ),
      select(
        manager,
        { tracking: aTracking },
        sql`FROM trackings tracking WHERE tracking.order_id IN (${ids})`,
      ),
    ]);
    for (const { line } of lines) parts.get(line.orderId)?.lines.push(line);
    const stateOf = new Map(trackings.map(({ tracking }) => [tracking.shipmentId, tracking.state]));
    for (const { shipment } of shipments) {
      const those = parts.get(shipment.orderId);
      those?.shipments.push(shipment);
      those?.tracked.push(stateOf.get(shipment.id) ?? 'unknown');
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
    lines: [...lines.filter((line) => unitsLeft(line) > 0), ...lines.filter((line) => unitsLeft(line) === 0)]
      .slice(0, linesShown)
      .map(({ productName, skuName, picture, quantity, quantityShipped, unitPrice }) => ({
        ...{ productName, skuName, picture, quantity, quantityShipped, unitPrice },
      })),
    parcels,
    cancellationOpen: order.openCancellationId !== null,
    placedAt: order.placedAt.toISOString(),
  };
}
