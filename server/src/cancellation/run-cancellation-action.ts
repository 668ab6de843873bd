import {
  cancellationOutcome,
  cancellationRefusal,
  type CancellationAction,
} from '@lanzi/shared/cancellation/cancellation-lifecycle';
import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import { Cancellation } from '../order/cancellation.entity';
import type { OrderCaller } from '../order/order-caller';
import { OrderStore } from '../order/order.store';
import type { Refund } from '../payment/refund.entity';
import { Refunds } from '../payment/refunds';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { updateVersioned } from '../platform/database/versioned';
import { refuseUnlessAllowed } from '../platform/http/refused';
import { cancellationFacts } from './cancellation-facts';

/** A step under way: `cancellation` has its new status, consequences change the rest of it in place. */
export interface CancellationContext {
  cancellation: Cancellation;
  /** Its own, oldest first. */
  refunds: Refund[];
}
export type CancellationConsequences = (context: CancellationContext) => Promise<void>;

/** The only writer of a cancellation's status. The order's row is locked for all of its cancellations and refunds. */
@Injectable()
export class RunCancellationAction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: OrderStore,
    private readonly refunds: Refunds,
  ) {}

  /**
   * Lock → version → table → consequences → status by compare-and-set, in one transaction; its order's number.
   * @throws DomainError not_found, version_conflict, action_not_allowed, permission_denied
   */
  run(
    action: CancellationAction,
    id: number,
    staff: OrderCaller,
    version: number,
    consequences: CancellationConsequences,
  ): Promise<string> {
    return this.unitOfWork.run(async (manager) => {
      const known = await manager.findOneBy(Cancellation, { id });
      if (!known) throw new DomainError('not_found');
      const { lines } = await this.store.lock({ id: known.orderId });
      const cancellation = await manager.findOneByOrFail(Cancellation, { id });
      if (cancellation.version !== version) throw new DomainError('version_conflict');
      const refunds = await this.refunds.ofCancellations([id]);
      const facts = cancellationFacts(cancellation.status, lines, refunds);
      const refusal = cancellationRefusal(action, { kind: 'staff', permissions: staff.permissions }, facts);
      refuseUnlessAllowed(action, cancellation.status, refusal);
      cancellation.status = cancellationOutcome(action, facts);
      await consequences({ cancellation, refunds });
      const { id: which, ...row } = cancellation;
      await updateVersioned(manager, Cancellation, { id: which }, version, row);
      return row.orderNo;
    });
  }
}
