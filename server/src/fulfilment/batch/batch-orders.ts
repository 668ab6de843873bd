import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
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
    if (left.length > 0)
      for (const shipment of await manager.findBy(Shipment, {
        orderId: In(left.map(({ order }) => order.id)),
      }))
        loaded.get(shipment.orderId)?.shipments.push(shipment);
    const awaited = await this.numbers.awaitedBy([...loaded.keys()]);
    return new Map(
      [...loaded.values()].map((one) => [
        one.order.orderNo,
        {
          order: one.order,
          lines: one.lines,
          placedOn: dayInZone(one.order.placedAt, settings.timeZone),
          waybillNos: one.shipments.map(({ waybillNo }) => waybillNo),
          refusal:
            refusalOf('ship', caller, factsOf(one, settings)) ??
            (awaited.has(one.order.id) ? new DomainError('row_waybill_awaited') : undefined),
        },
      ]),
    );
  }
}
