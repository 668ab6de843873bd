import type { AfterSaleBody } from '@lanzi/shared/after-sale/after-sale.contract';
import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import { StockLedger } from '../inventory/stock-ledger';
import { AfterSaleLine } from '../order/after-sale.entity';
import type { OrderCaller } from '../order/order-caller';
import { RunAfterSaleAction, type AfterSaleTarget } from './run-after-sale-action';
import { stockOf } from './stock-of';

/** Mission G3: the goods travel back, and are looked at. */
@Injectable()
export class ReturnGoods {
  constructor(
    private readonly runAfterSaleAction: RunAfterSaleAction,
    private readonly stock: StockLedger,
  ) {}

  /** The waybill they came to the carrier with; a mistyped one is put right the same way. */
  ship(target: AfterSaleTarget, caller: OrderCaller, body: AfterSaleBody<'ship_return'>): Promise<string> {
    const { version, carrier, waybillNo } = body;
    return this.runAfterSaleAction.run(
      'ship_return',
      target,
      caller,
      { version },
      ({ afterSale, now, details }) => {
        const { returnCarrier, returnWaybillNo } = afterSale;
        const before =
          returnWaybillNo === null ? {} : { before: `${returnCarrier ?? ''} ${returnWaybillNo}` };
        Object.assign(details, { ...before, after: `${carrier} ${waybillNo}` });
        afterSale.returnCarrier = carrier;
        afterSale.returnWaybillNo = waybillNo;
        afterSale.returnShippedAt ??= now;
      },
    );
  }

  /**
   * Only intact pieces can be sold again.
   * @throws DomainError after_sale_items_invalid unless each item is named once, with no more pieces than it has
   */
  receive(id: number, staff: OrderCaller, body: AfterSaleBody<'receive'>): Promise<string> {
    const { version, items: seen, note } = body;
    return this.runAfterSaleAction.run('receive', { id }, staff, { version }, async (context) => {
      const { afterSale, items, manager, order, lines, details } = context;
      const named = new Set(seen.map(({ lineId }) => Number(lineId)));
      if (named.size !== seen.length || seen.length !== items.length)
        throw new DomainError('after_sale_items_invalid');
      for (const item of items) {
        const found = seen.find(({ lineId }) => Number(lineId) === item.lineId);
        if (!found || found.intactQuantity > item.quantity) throw new DomainError('after_sale_items_invalid');
        const { intactQuantity } = found;
        item.intactQuantity = intactQuantity;
        await manager.update(AfterSaleLine, { id: item.id }, { intactQuantity });
      }
      const back = items.map(({ lineId, intactQuantity }) => ({ lineId, quantity: intactQuantity ?? 0 }));
      const intact = back.filter(({ quantity }) => quantity > 0);
      await this.stock.takeBack(order, stockOf(intact, lines));
      afterSale.receivedAt = context.now;
      afterSale.receiptNote = note;
      const pieces = piecesOf(intact);
      Object.assign(details, { intact: pieces, damaged: piecesOf(items) - pieces, note });
    });
  }
}

const piecesOf = (items: readonly { quantity: number }[]): number =>
  items.reduce((pieces, { quantity }) => pieces + quantity, 0);
