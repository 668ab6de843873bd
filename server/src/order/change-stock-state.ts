import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import type { OrderCaller } from './order-caller';
import { RunOrderAction } from './run-order-action';

/** Mission D7: set aside an order that cannot be fulfilled, and take it up again. Its stock stays reserved. */
@Injectable()
export class ChangeStockState {
  constructor(private readonly runOrderAction: RunOrderAction) {}

  markOutOfStock(target: { orderNo: string }, caller: OrderCaller, body: ActionBody<'mark_out_of_stock'>) {
    return this.runOrderAction.run('mark_out_of_stock', target, caller, body);
  }

  backInStock(target: { orderNo: string }, caller: OrderCaller, body: ActionBody<'back_in_stock'>) {
    return this.runOrderAction.run('back_in_stock', target, caller, body);
  }
}
