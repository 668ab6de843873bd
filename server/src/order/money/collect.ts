import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import type { OrderCaller } from '../order-caller';
import { RunOrderAction } from '../run-order-action';
import { RecordCollection } from './record-collection';

/** Missions A4 and E8: what a courier or the store collected, as much as it was; more or less than due is shown. */
@Injectable()
export class Collect {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly recordCollection: RecordCollection,
  ) {}

  run(target: { orderNo: string }, caller: OrderCaller, body: ActionBody<'collect'>) {
    return this.runOrderAction.run('collect', target, caller, body, (context) =>
      this.recordCollection.of(context, body.amount, caller, body.note),
    );
  }
}
