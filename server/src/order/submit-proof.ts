import { invariant } from '@lanzi/shared/invariant';
import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { Collections } from '../payment/collections';
import { ownPictures } from '../platform/storage/own-pictures';
import type { OrderCaller } from './order-caller';
import { RunOrderAction } from './run-order-action';

/** Mission A9: a picture of the transfer; it may be replaced until somebody confirms it. */
@Injectable()
export class SubmitProof {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly collections: Collections,
  ) {}

  /** @throws DomainError not_found for a picture that the caller did not upload */
  run(
    target: { orderNo: string; customerId?: number },
    caller: OrderCaller,
    body: ActionBody<'submit_proof'>,
  ) {
    return this.runOrderAction.run('submit_proof', target, caller, body, async ({ order, manager }) => {
      const [picture] = await ownPictures(manager, caller, [body.pictureId]);
      invariant(picture, 'each picture that is named is found');
      await this.collections.addProof(order.id, picture, body.note);
      // Nobody's order is cancelled for want of money while staff have its proof to look at.
      order.paymentDeadline = null;
    });
  }
}
