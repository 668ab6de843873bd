import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { StockLedger } from '../inventory/stock-ledger';
import type { OrderCaller } from './order-caller';
import { RunOrderAction } from './run-order-action';

/**
 * Mission D11: an order that was completed by hand is to be fulfilled after all. The goods that its completion took off
 * the shelf are there again and held for it, in one step: nobody can have bought them in between.
 */
@Injectable()
export class ReopenOrder {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly stock: StockLedger,
  ) {}

  run(target: { orderNo: string }, caller: OrderCaller, body: ActionBody<'reopen'>) {
    return this.runOrderAction.run('reopen', target, caller, body, async ({ order, lines }) => {
      order.completedBy = null;
      await this.stock.recall(order, lines);
    });
  }
}
