import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { systemCaller, type OrderCaller } from '../order/order-caller';
import { Order } from '../order/order.entity';
import { dueOf, returnableOf } from '../order/order.store';
import { RunOrderAction, type Consequences } from '../order/run-order-action';
import { assertDue, sweep } from '../order/sweep';
import { Collections } from '../payment/collections';
import { Clock } from '../platform/clock';
import type { GoesOn } from '../platform/jobs/jobs';
import { Log } from '../platform/log';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { parcelsArrived } from './tracking/parcels-arrived';

/** Mission A11: the shopper has the goods, or has had them for so many days without a word. */
@Injectable()
export class ConfirmReceipt {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly collections: Collections,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  run(
    target: { orderNo: string; customerId: number },
    caller: OrderCaller,
    body: ActionBody<'confirm_receipt'>,
  ) {
    return this.runOrderAction.run('confirm_receipt', target, caller, body, this.received(caller));
  }

  /** Receives what is due; how many. Any number of processes may sweep at once. */
  sweep(goesOn?: GoesOn): Promise<number> {
    return sweep(
      (after, take) => this.due(after, take),
      this.log,
      ({ id }) =>
        this.runOrderAction.run('confirm_receipt', { id }, systemCaller, {}, this.received(systemCaller)),
      goesOn,
    );
  }

  /** Orders whose days are over, but for those with a parcel on its way still, or on its way back. */
  private due(after: number, take: number): Promise<Order[]> {
    const now = this.clock.now();
    return this.unitOfWork.manager
      .createQueryBuilder(Order, 'o')
      .select('o.id')
      .where(`o.status = 'shipped' AND o.autoReceiptAt <= :now AND o.id > :after`, { now, after })
      .andWhere(parcelsArrived('t.orderId = o.id', this.clock))
      .orderBy('o.id')
      .limit(take)
      .getMany();
  }

  private received(by: OrderCaller): Consequences {
    return async ({ order, details }) => {
      if (by.kind === 'system') assertDue('confirm_receipt', order.status, order.autoReceiptAt, this.clock);
      order.completedBy = 'receipt';
      order.autoReceiptAt = null;
      const due = dueOf(order);
      if (order.paymentKind !== 'cash_on_delivery' || due <= 0) return;
      // A courier hands the goods over against the money only; what staff counted themselves is what there is.
      if (returnableOf(order) > 0) return;
      await this.collections.record(order.id, order.paymentKind, due, { by: by.name });
      order.paid += due;
      details.cashCollected = due;
    };
  }
}
