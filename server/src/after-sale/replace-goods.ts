import type { AfterSaleBody } from '@lanzi/shared/after-sale/after-sale.contract';
import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import { ShipDays } from '../fulfilment/ship-days';
import { parcelsArrived } from '../fulfilment/tracking/parcels-arrived';
import { WaybillNumbers } from '../fulfilment/waybill-numbers';
import { StockLedger } from '../inventory/stock-ledger';
import { AfterSale } from '../order/after-sale.entity';
import { systemCaller, type OrderCaller } from '../order/order-caller';
import { Shipment } from '../order/shipment.entity';
import { assertDue, sweep } from '../order/sweep';
import { Clock } from '../platform/clock';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import type { GoesOn } from '../platform/jobs/jobs';
import { Log } from '../platform/log';
import { ShopSnapshot } from '../shop/shop-snapshot';
import { RunAfterSaleAction, type AfterSaleTarget } from './run-after-sale-action';
import { stockOf } from './stock-of';

/** Mission G3, exchange: the same goods leave once more, in a package of their own. */
@Injectable()
export class ReplaceGoods {
  constructor(
    private readonly runAfterSaleAction: RunAfterSaleAction,
    private readonly stock: StockLedger,
    private readonly numbers: WaybillNumbers,
    private readonly days: ShipDays,
    private readonly unitOfWork: UnitOfWork,
    private readonly shop: ShopSnapshot,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * @throws DomainError ship_date_invalid, waybill_taken, waybill_is_order_no, waybill_twice, sold_out, not_found (the
   * carrier)
   */
  ship(id: number, staff: OrderCaller, body: AfterSaleBody<'ship_replacement'>): Promise<string> {
    const { version, to, waybillNo, shippedOn, note } = body;
    return this.runAfterSaleAction.run('ship_replacement', { id }, staff, { version }, async (context) => {
      const { afterSale, items, manager, order, lines, now, details } = context;
      const { carriers, settings } = await this.shop.get();
      const carrier = carriers.find((one) => one.id === Number(body.carrierId));
      if (!carrier) throw new DomainError('not_found', { what: 'carrier' });
      await this.days.assert(order, [body]);
      await this.numbers.assertFree(order, [body]);
      await insertOne(manager, Shipment, {
        ...{ orderId: order.id, carrierId: carrier.id, waybillNo, shippedOn, note },
        ...{ waybillId: null, afterSaleId: id, createdAt: now },
      });
      Object.assign(afterSale, { replacementTo: to, remedyAt: now });
      if (settings.autoReceiptDays > 0)
        afterSale.autoDoneAt = this.clock.in(settings.autoReceiptDays * 86_400);
      details.waybills = [waybillNo];
      // Last, so that a popular SKU's row is locked for the shortest time.
      await this.stock.replace(order, stockOf(items, lines));
    });
  }

  confirm(target: AfterSaleTarget, caller: OrderCaller, { version }: AfterSaleBody<'confirm'>) {
    return this.runAfterSaleAction.run('confirm', target, caller, { version }, ended);
  }

  /** Ends those whose days are over; how many. Any number of processes may sweep at once. */
  sweep(goesOn?: GoesOn): Promise<number> {
    return sweep(
      (after, take) => this.due(after, take),
      this.log,
      ({ id }) =>
        this.runAfterSaleAction.run('confirm', { id }, systemCaller, {}, (context) => {
          const { status, autoDoneAt } = context.afterSale;
          assertDue('confirm', status, autoDoneAt, this.clock);
          ended(context);
        }),
      goesOn,
    );
  }

  /** Those whose days are over, but for those whose parcel is on its way still, or on its way back. */
  private due(after: number, take: number): Promise<AfterSale[]> {
    const now = this.clock.now();
    const parcel = 'SELECT s.id FROM shipments s WHERE s.order_id = a.order_id AND s.after_sale_id = a.id';
    return this.unitOfWork.manager
      .createQueryBuilder(AfterSale, 'a')
      .select('a.id')
      .where(`a.status = 'replacement_shipped' AND a.autoDoneAt <= :now AND a.id > :after`, { now, after })
      .andWhere(parcelsArrived(`t.shipmentId IN (${parcel})`, this.clock))
      .orderBy('a.id')
      .limit(take)
      .getMany();
  }
}

const ended = ({ afterSale }: { afterSale: AfterSale }): void => {
  afterSale.autoDoneAt = null;
};
