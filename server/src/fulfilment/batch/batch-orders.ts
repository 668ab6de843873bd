import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { OrderEvent } from '../../order/order-event.entity';
import { OrderLine } from '../../order/order-line.entity';
import { Order } from '../../order/order.entity';
import { factsOf, type LoadedOrder } from '../../order/order.store';
import type { OrderCaller } from '../../order/order-caller';
import { refusalOf } from '../../order/run-order-action';
import { Shipment } from '../../order/shipment.entity';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { dayInZone } from '../../platform/zoned-day';
import { ShopSnapshot } from '../../shop/shop-snapshot';
import { WaybillNumbers } from '../waybill-numbers';
import type { Situation } from './decide-order';

/** An order as a batch meets it. */
export interface BatchOrder extends NonNullable<Situation['order']> {
  order: Order;
}

/** Loads many orders at once, with all that decides whether they can be shipped. */
@Injectable()
export class BatchOrders {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shop: ShopSnapshot,
    private readonly numbers: WaybillNumbers,
  ) {}

  /** By order number. */
  async load(orderNos: readonly string[], caller: OrderCaller): Promise<Map<string, BatchOrder>> {
    const { manager } = this.unitOfWork;
    return this.complete(await manager.findBy(Order, { orderNo: In([...orderNos]) }), caller);
  }

  async complete(orders: readonly Order[], caller: OrderCaller): Promise<Map<string, BatchOrder>> {
    const { settings } = await this.shop.get();
    const { manager } = this.unitOfWork;
    const loaded = new Map<number, Omit<LoadedOrder, 'shipments'> & { shipments: Shipment[] }>(
      orders.map((order) => [order.id, { order, lines: [], shipments: [] }]),
    );
    for (const line of await manager.find(OrderLine, {
      where: { orderId: In([...loaded.keys()]) },
      order: { id: 'ASC' },
    }))
      loaded.get(line.orderId)?.lines.push(line);
    const left = [...loaded.values()].filter(({ lines }) => lines.some((line) => line.quantityShipped > 0));
    const leftIds = left.map(({ order }) => order.id);
    if (left.length > 0)
      for (const shipment of await manager.findBy(Shipment, { orderId: In(leftIds) }))
        loaded.get(shipment.orderId)?.shipments.push(shipment);
    const leftUnder = await this.leftUnder(leftIds);
    const awaited = await this.numbers.awaitedBy([...loaded.keys()]);
    return new Map(
      [...loaded.values()].map((one) => [
        one.order.orderNo,
        {
          order: one.order,
          lines: one.lines,
          placedOn: dayInZone(one.order.placedAt, settings.timeZone),
          waybillNos: one.shipments.map(({ waybillNo }) => waybillNo),
          leftUnder: [...(leftUnder.get(one.order.id) ?? [])],
          refusal:
            refusalOf('ship', caller, factsOf(one, settings)) ??
            (awaited.has(one.order.id) ? new DomainError('row_waybill_awaited') : undefined),
        },
      ]),
    );
  }

  /** The numbers that parcels of these orders were shipped under, whatever became of the numbers; not of those recalled. */
  private async leftUnder(orderIds: readonly number[]): Promise<Map<number, Set<string>>> {
    const numbers = new Map(orderIds.map((id) => [id, new Set<string>()]));
    if (orderIds.length === 0) return numbers;
    const events = await this.unitOfWork.manager.find(OrderEvent, {
      select: { id: true, orderId: true, action: true, details: true },
      where: { orderId: In([...orderIds]), action: In(['ship', 'recall_shipment']) },
      order: { id: 'ASC' },
    });
    for (const { orderId, action, details } of events)
      for (const waybillNo of (details?.waybills ?? []) as string[])
        if (action === 'ship') numbers.get(orderId)?.add(waybillNo);
        else numbers.get(orderId)?.delete(waybillNo);
    return numbers;
  }
}
