import { DomainError } from '@lanzi/shared/errors';
import type { PackageInput } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { StockLedger } from '../inventory/stock-ledger';
import type { OrderCaller } from '../order/order-caller';
import type { OrderLine } from '../order/order-line.entity';
import type { Order } from '../order/order.entity';
import { RunOrderAction, type ActionContext } from '../order/run-order-action';
import { Shipment, ShipmentLine } from '../order/shipment.entity';
import { Clock } from '../platform/clock';
import { insertMany, insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { ShopSnapshot } from '../shop/shop-snapshot';
import { ShipDays } from './ship-days';
import { WaybillNumbers } from './waybill-numbers';
import { CloseWaybills } from './waybill/close-waybills';

type ActionTarget = Parameters<RunOrderAction['run']>[1];
interface NewPackage extends PackageInput {
  /** The e-waybill that gave its number. */
  waybillId?: number;
}
interface ShipBody {
  version?: number;
  packages: readonly NewPackage[];
  /** Although an e-waybill of the order has no result yet. */
  despiteWaybill?: boolean;
}

/** Mission C1: one or more packages leave, each with a waybill; what is in them is consumed from stock. */
@Injectable()
export class ShipOrder {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly runOrderAction: RunOrderAction,
    private readonly closeWaybills: CloseWaybills,
    private readonly numbers: WaybillNumbers,
    private readonly days: ShipDays,
    private readonly stock: StockLedger,
    private readonly shop: ShopSnapshot,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError package_lines_invalid, ship_date_invalid, not_found (a carrier), waybill_awaited, waybill_taken,
   * waybill_is_order_no, waybill_twice
   */
  run(target: ActionTarget, caller: OrderCaller, body: ShipBody): Promise<void> {
    return this.unitOfWork.run(async () => {
      const { order, lines } = await this.ship(target, caller, body);
      const leaving = new Set(body.packages.map(({ waybillId }) => waybillId));
      await this.closeWaybills.run(order.id, lines, caller, leaving);
    });
  }

  private ship(target: ActionTarget, caller: OrderCaller, body: ShipBody) {
    return this.runOrderAction.run('ship', target, caller, body, async (context) => {
      const { order, lines, details } = context;
      await this.days.assert(order, body.packages);
      await this.checkNumbers(order, body);
      const packed = packedQuantities(body.packages, lines);
      for (const line of lines) line.quantityShipped += packed.get(line.id) ?? 0;
      for (const parcel of body.packages) await this.writePackage(context, parcel);
      details.waybills = body.packages.map(({ waybillNo }) => waybillNo);
      await this.stock.consume(
        order,
        lines.flatMap(({ id, skuId }) => {
          const quantity = packed.get(id);
          return quantity ? [{ skuId, quantity }] : [];
        }),
      );
      if (lines.some((line) => line.quantityShipped < line.quantity)) return;
      const { settings } = await this.shop.get();
      if (settings.autoReceiptDays === 0) order.completedBy = 'receipt';
      else order.autoReceiptAt = this.clock.in(settings.autoReceiptDays * 86_400);
    });
  }

  /** Of what people typed: what a carrier issued is the parcel's, whatever else was written down under it. */
  private async checkNumbers(order: Order, { packages, despiteWaybill }: ShipBody): Promise<void> {
    const typed = packages.filter(({ waybillId }) => waybillId === undefined);
    if (typed.length === 0) return;
    if (!despiteWaybill && (await this.numbers.awaitedBy([order.id])).size > 0)
      throw new DomainError('waybill_awaited');
    await this.numbers.assertFree(order, typed);
  }

  private async writePackage({ order, manager, now }: ActionContext, parcel: NewPackage) {
    const carrier = (await this.shop.get()).carriers.find(({ id }) => id === Number(parcel.carrierId));
    if (!carrier) throw new DomainError('not_found', { what: 'carrier' });
    const shipmentId = await insertOne(manager, Shipment, {
      orderId: order.id,
      carrierId: carrier.id,
      waybillNo: parcel.waybillNo,
      shippedOn: parcel.shippedOn,
      note: parcel.note,
      waybillId: parcel.waybillId ?? null,
      afterSaleId: null,
      createdAt: now,
    });
    await insertMany(
      manager,
      ShipmentLine,
      parcel.lines.map(({ lineId, quantity }) => ({ shipmentId, lineId: Number(lineId), quantity })),
    );
  }
}

/** Units packed of each line. @throws DomainError package_lines_invalid for a strange line, or more than is left. */
function packedQuantities(packages: readonly NewPackage[], lines: readonly OrderLine[]): Map<number, number> {
  const packed = new Map<number, number>();
  for (const { lineId, quantity } of packages.flatMap((parcel) => parcel.lines)) {
    const line = lines.find(({ id }) => id === Number(lineId));
    const soFar = (packed.get(Number(lineId)) ?? 0) + quantity;
    if (!line || soFar > line.quantity - line.quantityShipped) throw new DomainError('package_lines_invalid');
    packed.set(line.id, soFar);
  }
  return packed;
}
