import { groupBy } from '@lanzi/shared/group-by';
import type { Extra } from '@lanzi/shared/order/order-extras';
import { Injectable } from '@nestjs/common';
import { In, IsNull, type FindOptionsWhere } from 'typeorm';
import { Customer } from '../../customer/customer.entity';
import { extrasOfMany } from '../../order/order-extras';
import { OrderLine } from '../../order/order-line.entity';
import { Order } from '../../order/order.entity';
import { Shipment, ShipmentLine } from '../../order/shipment.entity';
import { UnitOfWork } from '../../platform/database/unit-of-work';

export interface ExportedPackage {
  carrierId: number;
  waybillNo: string;
  /** A day in the shop's time zone. */
  shippedOn: string;
  /** The lines that it has some of. */
  lineIds: number[];
}
/** An order with all that its rows say. */
export interface ExportedOrder {
  order: Order;
  lines: OrderLine[];
  /** Custom items and custom discounts. */
  extras: Extra[];
  packages: ExportedPackage[];
  buyer: Pick<Customer, 'nickname' | 'phone'>;
}

/** Reads what is exported, a page of orders in six queries. */
@Injectable()
export class ExportedOrders {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Newest first. */
  async read(ids: readonly number[]): Promise<ExportedOrder[]> {
    const { manager } = this.unitOfWork;
    const orders = await manager.find(Order, { where: { id: In([...ids]) }, order: { id: 'DESC' } });
    const ofThem: FindOptionsWhere<OrderLine> = { orderId: In(orders.map(({ id }) => id)) };
    const lines = groupBy(
      await manager.find(OrderLine, { where: ofThem, order: { id: 'ASC' } }),
      ({ orderId }) => orderId,
    );
    const packages = await this.packagesOf(orders);
    const extras = await extrasOfMany(manager, orders);
    const buyers = await manager.find(Customer, {
      select: { id: true, nickname: true, phone: true },
      where: { id: In([...new Set(orders.map(({ customerId }) => customerId))]) },
    });
    const buyerOf = new Map(buyers.map((buyer) => [buyer.id, buyer]));
    return orders.map((order) => ({
      order,
      lines: lines.get(order.id) ?? [],
      extras: extras.get(order.id) ?? [],
      packages: packages.get(order.id) ?? [],
      buyer: buyerOf.get(order.customerId) ?? { nickname: '', phone: null },
    }));
  }

  private async packagesOf(orders: readonly Order[]): Promise<Map<number, ExportedPackage[]>> {
    const { manager } = this.unitOfWork;
    const where = { orderId: In(orders.map(({ id }) => id)), afterSaleId: IsNull() };
    const shipments = await manager.find(Shipment, { where, order: { id: 'ASC' } });
    if (shipments.length === 0) return new Map();
    const contents = await manager.findBy(ShipmentLine, { shipmentId: In(shipments.map(({ id }) => id)) });
    const linesOf = groupBy(contents, ({ shipmentId }) => shipmentId);
    const packages = shipments.map(({ id, orderId, carrierId, waybillNo, shippedOn }) => ({
      ...{ orderId, carrierId, waybillNo, shippedOn },
      lineIds: (linesOf.get(id) ?? []).map(({ lineId }) => lineId),
    }));
    return groupBy(packages, ({ orderId }) => orderId);
  }
}
