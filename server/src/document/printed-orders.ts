import { groupBy } from '@lanzi/shared/group-by';
import { DomainError } from '@lanzi/shared/errors';
import { placeText } from '@lanzi/shared/fulfilment/region';
import { inLang, type Lang } from '@lanzi/shared/lang';
import type { Currency } from '@lanzi/shared/money';
import type { Extra } from '@lanzi/shared/order/order-extras';
import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { extrasOfMany } from '../order/order-extras';
import { OrderLine } from '../order/order-line.entity';
import { Order } from '../order/order.entity';
import { Shipment, ShipmentLine } from '../order/shipment.entity';
import { Clock } from '../platform/clock';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { ReturnAddress } from '../shop/return-address.entity';
import { ShopSnapshot } from '../shop/shop-snapshot';
import type { SettingsData } from '../shop/shop-settings.entity';
import type { Store } from '../shop/store.entity';

export interface PrintedPackage {
  carrier: string;
  waybillNo: string;
  shippedOn: string;
  lines: { lineId: number; quantity: number }[];
}
/** An order with all that any document says of it. */
export interface PrintedOrder {
  order: Order;
  lines: OrderLine[];
  /** Custom items and custom discounts. */
  extras: Extra[];
  /** Oldest first. */
  packages: PrintedPackage[];
  /** Where it is picked up. */
  store: Store | undefined;
}
/** Whose documents they are, and how they are written. */
export interface Letterhead {
  settings: SettingsData;
  lang: Lang;
  currency: Currency;
  timeZone: string;
  /** Where parcels come from. */
  sender: { name: string; phone: string; address: string };
  printedAt: Date;
}

/** Reads the orders of a print in a handful of queries, however many they are. */
@Injectable()
export class PrintedOrders {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shop: ShopSnapshot,
    private readonly clock: Clock,
  ) {}

  /** In the order asked for, each once. @throws DomainError not_found when any of them is not there */
  async load(orderNos: readonly string[]): Promise<PrintedOrder[]> {
    const { manager } = this.unitOfWork;
    const wanted = [...new Set(orderNos)];
    const orders = await manager.findBy(Order, { orderNo: In(wanted) });
    if (orders.length < wanted.length) throw new DomainError('not_found');
    const ids = orders.map(({ id }) => id);
    const lines = await manager.find(OrderLine, { where: { orderId: In(ids) }, order: { id: 'ASC' } });
    const linesOf = groupBy(lines, ({ orderId }) => orderId);
    const extras = await extrasOfMany(manager, orders);
    const packagesOf = await this.packagesOf(lines);
    const { stores } = await this.shop.get();
    const byNo = new Map(orders.map((order) => [order.orderNo, order]));
    return wanted.flatMap((orderNo) => {
      const order = byNo.get(orderNo);
      if (!order) return [];
      const store = stores.find(({ id }) => id === order.storeId);
      const { id } = order;
      return [
        {
          ...{ order, store, lines: linesOf.get(id) ?? [] },
          ...{ extras: extras.get(id) ?? [], packages: packagesOf.get(id) ?? [] },
        },
      ];
    });
  }

  async letterhead(): Promise<Letterhead> {
    const { settings } = await this.shop.get();
    const { lang, currency, timeZone, merchant, name } = settings;
    const sender = (await this.defaultSender()) ?? {
      name: merchant.legalName || inLang(name, lang),
      phone: merchant.phone,
      address: merchant.address,
    };
    return { settings, lang, currency, timeZone, sender, printedAt: this.clock.now() };
  }

  /** The default of the shop's return addresses, if it has any. */
  private async defaultSender(): Promise<Letterhead['sender'] | undefined> {
    const found = await this.unitOfWork.manager.findOne(ReturnAddress, {
      where: { deletedAt: IsNull() },
      order: { preference: 'DESC' },
    });
    if (!found) return undefined;
    const { contactName, phone } = found;
    return { name: contactName, phone, address: placeText(found) };
  }

  private async packagesOf(lines: readonly OrderLine[]): Promise<Map<number, PrintedPackage[]>> {
    const { manager } = this.unitOfWork;
    const orderIds = new Set(lines.flatMap((line) => (line.quantityShipped > 0 ? [line.orderId] : [])));
    if (orderIds.size === 0) return new Map();
    const where = { orderId: In([...orderIds]), afterSaleId: IsNull() };
    const shipments = await manager.find(Shipment, { where, order: { id: 'ASC' } });
    const contents = await manager.findBy(ShipmentLine, { shipmentId: In(shipments.map(({ id }) => id)) });
    const carriers = new Map((await this.shop.get()).carriers.map(({ id, name }) => [id, name]));
    return groupBy(
      shipments.map(({ id, orderId, carrierId, waybillNo, shippedOn }) => ({
        ...{ orderId, waybillNo, shippedOn },
        carrier: carriers.get(carrierId) ?? '',
        lines: contents.filter(({ shipmentId }) => shipmentId === id),
      })),
      ({ orderId }) => orderId,
    );
  }
}
