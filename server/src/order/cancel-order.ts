import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { StockLedger } from '../inventory/stock-ledger';
import { CloseAttempts } from './money/close-attempts';
import { ReturnMoney } from './money/return-money';
import type { OrderCaller } from './order-caller';
import { RunOrderAction } from './run-order-action';

/** Missions A10 and D6: the order ends, its stock can be sold again at once, and whatever was paid goes back. */
@Injectable()
export class CancelOrder {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly stock: StockLedger,
    private readonly closeAttempts: CloseAttempts,
    private readonly returnMoney: ReturnMoney,
  ) {}

  run(target: { orderNo: string; customerId?: number }, caller: OrderCaller, body: ActionBody<'cancel'>) {
    return this.runOrderAction.run('cancel', target, caller, body, async (context) => {
      const { order, lines } = context;
      await this.closeAttempts.first(order.id);
      await this.stock.release(order, lines);
      await this.returnMoney.open(context, { reason: body.reason });
      order.paymentDeadline = null;
    });
  }
}
