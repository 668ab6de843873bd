import { DomainError } from '@lanzi/shared/errors';
import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { StockLedger } from '../inventory/stock-ledger';
import { RecordCollection } from './money/record-collection';
import type { OrderCaller } from './order-caller';
import { dueOf } from './order.store';
import { RunOrderAction } from './run-order-action';

/** Mission D11: an order that needs no shipment is over. As at a redemption, what is due is collected before the goods go. */
@Injectable()
export class CompleteOrder {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly stock: StockLedger,
    private readonly recordCollection: RecordCollection,
  ) {}

  /** @throws DomainError cash_not_collected */
  run(target: { orderNo: string }, caller: OrderCaller, body: ActionBody<'complete'>) {
    return this.runOrderAction.run('complete', target, caller, body, async (context) => {
      const { order, lines, details } = context;
      const due = dueOf(order);
      if (due > 0 && !body.cashCollected) throw new DomainError('cash_not_collected', { due });
      if (due > 0) {
        await this.recordCollection.of(context, due, caller, body.note);
        details.cashCollected = due;
      }
      if (body.note) details.note = body.note;
      order.completedBy = 'hand';
      await this.stock.consume(order, lines);
    });
  }
}
