import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { Collections } from '../payment/collections';
import { Clock } from '../platform/clock';
import { ShopSnapshot } from '../shop/shop-snapshot';
import type { OrderCaller } from './order-caller';
import { RunOrderAction } from './run-order-action';
import { secondsToPay } from './seconds-to-pay';

/** Mission D5: the proof does not show the money; the buyer gets the reason and a new deadline. */
@Injectable()
export class RejectProof {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly collections: Collections,
    private readonly shop: ShopSnapshot,
    private readonly clock: Clock,
  ) {}

  run(target: { orderNo: string }, caller: OrderCaller, body: ActionBody<'reject_proof'>) {
    return this.runOrderAction.run('reject_proof', target, caller, body, async ({ order }) => {
      const { settings } = await this.shop.get();
      await this.collections.rejectProofs(order.id, body.reason);
      order.paymentDeadline = this.clock.in(secondsToPay(order.origin, settings));
    });
  }
}
