import { DomainError } from '@lanzi/shared/errors';
import type { RefundActionBody } from '@lanzi/shared/payment/payment.contract';
import { Injectable } from '@nestjs/common';
import type { Refund } from '../../payment/refund.entity';
import { Refunds } from '../../payment/refunds';
import { Clock } from '../../platform/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { OrderCaller } from '../order-caller';
import { OrderStore } from '../order.store';
import { CarryOutRefunds } from './carry-out-refunds';
import { stuckRefund, TellOfMoney } from './tell-of-money';

/** Mission F5: what staff do about a refund that does not go by itself. */
@Injectable()
export class ActOnRefund {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly refunds: Refunds,
    private readonly store: OrderStore,
    private readonly carryOutRefunds: CarryOutRefunds,
    private readonly tell: TellOfMoney,
    private readonly clock: Clock,
  ) {}

  /** Once more, under its number: only one that the provider closed for good gets another. */
  retry(id: number, staff: OrderCaller, { version }: RefundActionBody<'retry'>): Promise<Refund> {
    return this.act(id, staff, version, (refund) =>
      this.refunds.step(refund, 'retry', doerOf(staff), {
        ...(refund.numberIsDead ? { refundNo: this.refunds.newNumber(), numberIsDead: false } : {}),
        failure: null,
        tries: 0,
        nextTryAt: refund.way === 'by_hand' ? null : this.clock.now(),
      }),
    );
  }

  /** What should have been remitted by hand could not be. */
  fail(id: number, staff: OrderCaller, { version, reason }: RefundActionBody<'fail'>): Promise<Refund> {
    return this.act(id, staff, version, (refund) =>
      this.refunds.step(refund, 'fail', doerOf(staff), { failure: reason }),
    );
  }

  /** It was remitted by hand, whatever its way should have been. */
  settleByHand(
    id: number,
    staff: OrderCaller,
    { version, remittance }: RefundActionBody<'settle_by_hand'>,
  ): Promise<Refund> {
    return this.act(id, staff, version, (refund) =>
      this.carryOutRefunds.complete(refund, staff, { remittance }),
    );
  }

  /** Locks the order, then the refund. @throws DomainError not_found, version_conflict, and as the refund's table */
  private act(
    id: number,
    staff: OrderCaller,
    version: number,
    step: (refund: Refund) => Promise<void>,
  ): Promise<Refund> {
    return this.unitOfWork.run(async () => {
      const { orderId } = await this.refunds.byId(id);
      const { order } = await this.store.lock({ id: orderId });
      const refund = await this.refunds.lock(id);
      if (refund.version !== version) throw new DomainError('version_conflict');
      await step(refund);
      const { name: by } = staff;
      await this.tell.add('money.handled', {
        source: stuckRefund(id, version),
        amount: refund.amount,
        order,
        by,
      });
      return refund;
    });
  }
}

const doerOf = ({ permissions }: OrderCaller) => ({ kind: 'staff' as const, permissions });
