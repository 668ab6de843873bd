import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import type { OrderCaller } from './order-caller';
import { CloseAttempts } from './money/close-attempts';
import { RecordCollection } from './money/record-collection';
import { dueOf } from './order.store';
import { RunOrderAction } from './run-order-action';

/** Mission D5: staff saw the money on the shop's account. */
@Injectable()
export class ConfirmPayment {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly recordCollection: RecordCollection,
    private readonly closeAttempts: CloseAttempts,
  ) {}

  run(target: { orderNo: string }, caller: OrderCaller, body: ActionBody<'confirm_payment'>) {
    return this.runOrderAction.run('confirm_payment', target, caller, body, async (context) => {
      await this.closeAttempts.first(context.order.id);
      await this.recordCollection.of(context, dueOf(context.order), caller, body.note);
      context.order.paymentDeadline = null;
    });
  }
}
