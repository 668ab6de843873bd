import { DomainError } from '@lanzi/shared/errors';
import type { OrderCondition } from '@lanzi/shared/order/order-lifecycle';
import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { AfterSale } from '../order/after-sale.entity';
import type { OrderCaller } from '../order/order-caller';
import type { Order } from '../order/order.entity';
import { RunOrderAction } from '../order/run-order-action';
import { Shipment } from '../order/shipment.entity';
import { Tracking } from '../order/tracking.entity';
import { Clock } from '../platform/clock';
import { ShopSnapshot } from '../shop/shop-snapshot';
import { WaybillNumbers } from './waybill-numbers';

/** Mission C4: a mistyped waybill is put right, until its parcel was received; a replacement's too. */
@Injectable()
export class EditTracking {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly numbers: WaybillNumbers,
    private readonly shop: ShopSnapshot,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found (the shipment or the carrier), waybill_taken, waybill_is_order_no, waybill_twice */
  run(target: { orderNo: string }, caller: OrderCaller, body: ActionBody<'edit_tracking'>) {
    return this.runOrderAction.run('edit_tracking', target, caller, body, async (context) => {
      const { order, manager, details } = context;
      const { waybillNo } = body;
      const id = Number(body.shipmentId);
      const shipment = await manager.findOneBy(Shipment, { id, orderId: order.id });
      const { carriers } = await this.shop.get();
      const carrier = carriers.find((one) => one.id === Number(body.carrierId));
      if (!shipment || !carrier)
        throw new DomainError('not_found', { what: shipment ? 'carrier' : 'shipment' });
      const why = whyNot(shipment, order);
      if (why)
        throw new DomainError('action_not_allowed', { action: 'edit_tracking', status: order.status, why });
      await this.numbers.assertFree(order, [body], shipment);
      const was = carriers.find((one) => one.id === shipment.carrierId);
      Object.assign(details, {
        before: `${was?.name ?? ''} ${shipment.waybillNo}`.trim(),
        after: `${carrier.name} ${waybillNo}`,
      });
      await manager.update(Shipment, { id }, { carrierId: carrier.id, waybillNo });
      // What was told of the other number is not this parcel's.
      await manager.delete(Tracking, { shipmentId: id });
      // It may have held up the receipt, or begun its days.
      const { autoReceiptDays } = (await this.shop.get()).settings;
      const receiptAt = this.clock.in(autoReceiptDays * 86_400);
      if (shipment.afterSaleId !== null)
        await manager.update(AfterSale, { id: shipment.afterSaleId }, { autoDoneAt: receiptAt });
      else if (order.status === 'shipped') order.autoReceiptAt = receiptAt;
    });
  }
}

/** The table knows that one of the order's parcels may be edited; whether it is this one. */
function whyNot({ waybillId, afterSaleId }: Shipment, { completedBy }: Order): OrderCondition | undefined {
  if (completedBy !== null && afterSaleId === null) return 'replacement_shipped_once_completed';
  return waybillId === null ? undefined : 'has_typed_waybill';
}
