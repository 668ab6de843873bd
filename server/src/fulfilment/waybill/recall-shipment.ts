import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { StockLedger } from '../../inventory/stock-ledger';
import type { OrderCaller } from '../../order/order-caller';
import { RunOrderAction } from '../../order/run-order-action';
import { Shipment, ShipmentLine } from '../../order/shipment.entity';

/** A parcel whose e-waybill was withdrawn does not leave: its goods are held for the order again, and still to be shipped. */
@Injectable()
export class RecallShipment {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly stock: StockLedger,
  ) {}

  run(
    target: { id: number },
    staff: OrderCaller,
    { waybillId, reason }: { waybillId: number; reason: string },
  ) {
    return this.runOrderAction.run('recall_shipment', target, staff, { reason }, async (context) => {
      const { order, lines, manager, details } = context;
      const shipments = await manager.findBy(Shipment, { orderId: order.id, waybillId });
      const ids = shipments.map(({ id }) => id);
      const packed = await manager.findBy(ShipmentLine, { shipmentId: In(ids) });
      const recalled = lines.flatMap((line) => {
        const quantity = packed
          .filter(({ lineId }) => lineId === line.id)
          .reduce((sum, part) => sum + part.quantity, 0);
        line.quantityShipped -= quantity;
        return quantity > 0 ? [{ skuId: line.skuId, quantity }] : [];
      });
      order.autoReceiptAt = null;
      details.waybills = shipments.map(({ waybillNo }) => waybillNo);
      // What the carrier told of it goes along.
      await manager.delete(ShipmentLine, { shipmentId: In(ids) });
      await manager.delete(Shipment, { id: In(ids) });
      await this.stock.recall(order, recalled);
    });
  }
}
