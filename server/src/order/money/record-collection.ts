import { wayBack } from '@lanzi/shared/order/order.terms';
import { Injectable } from '@nestjs/common';
import { Collections } from '../../payment/collections';
import type { OrderCaller } from '../order-caller';
import type { ActionContext } from '../run-order-action';
import { settleEdits } from './settle-edits';

/** Money that a person says is there. */
@Injectable()
export class RecordCollection {
  constructor(private readonly collections: Collections) {}

  /** Within an order's action; minor units. */
  async of(context: ActionContext, amount: number, by: OrderCaller, note = ''): Promise<void> {
    const { order, details } = context;
    // What did not come through the provider, or from the balance, cannot go back that way.
    const kind = wayBack(order.paymentKind) === 'by_hand' ? order.paymentKind : 'offline';
    await this.collections.record(order.id, kind, amount, { by: by.name, note });
    order.paid += amount;
    details.amount = amount;
    await settleEdits(context, 'collected', by);
  }
}
