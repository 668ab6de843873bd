import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import type { OrderCaller } from './order-caller';
import { RunOrderAction } from './run-order-action';

/** Mission D10: the merchant's own note, at any time, apart from editing. */
@Injectable()
export class AddNote {
  constructor(private readonly runOrderAction: RunOrderAction) {}

  run(target: { orderNo: string }, caller: OrderCaller, body: ActionBody<'add_note'>) {
    return this.runOrderAction.run('add_note', target, caller, body, ({ order, details }) => {
      Object.assign(details, { before: order.merchantNote, after: body.note });
      order.merchantNote = body.note;
    });
  }
}
