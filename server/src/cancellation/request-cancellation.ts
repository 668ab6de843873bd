import { DomainError } from '@lanzi/shared/errors';
import { invariant } from '@lanzi/shared/invariant';
import type { ActionBody } from '@lanzi/shared/order/order.contract';
import { Injectable } from '@nestjs/common';
import { Cancellation } from '../order/cancellation.entity';
import { needsAccount } from '../order/money/return-money';
import type { OrderCaller } from '../order/order-caller';
import { RunOrderAction } from '../order/run-order-action';
import { Collections } from '../payment/collections';
import { insertOne } from '../platform/database/insert';

/** Missions A10 and F1: the shopper, or staff for them, ask to cancel a paid order; until staff decide it stands still. */
@Injectable()
export class RequestCancellation {
  constructor(
    private readonly runOrderAction: RunOrderAction,
    private readonly collections: Collections,
  ) {}

  /** @throws DomainError refund_account_required */
  run(
    target: { orderNo: string; customerId?: number },
    caller: OrderCaller,
    body: ActionBody<'request_cancellation'>,
  ) {
    const { reason, refundAccount = null } = body;
    return this.runOrderAction.run(
      'request_cancellation',
      target,
      caller,
      body,
      async ({ order, manager, now }) => {
        const { kind, name } = caller;
        invariant(kind === 'shopper' || kind === 'staff', 'nobody else may ask for a cancellation');
        const refundTo = 'original';
        if (!refundAccount && needsAccount(refundTo, await this.collections.of(order.id)))
          throw new DomainError('refund_account_required');
        order.openCancellationId = await insertOne(manager, Cancellation, {
          orderId: order.id,
          orderNo: order.orderNo,
          status: 'requested',
          version: 1,
          reason,
          requestedByKind: kind,
          requestedByName: name,
          requestedAt: now,
          refundAccount,
          refundTo,
          ...{ reviewedAt: null, reviewedBy: null, staffNo: null, refuseReason: null },
          ...{ returnFailure: null, returnedAt: null, goodsIntact: null, invoiceReturned: null },
        });
      },
    );
  }
}
