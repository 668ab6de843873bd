import type { CancellationBody } from '@lanzi/shared/cancellation/cancellation.contract';
import { refundRefusal, type RefundAction } from '@lanzi/shared/payment/refund-lifecycle';
import { DomainError } from '@lanzi/shared/errors';
import { sum } from '@lanzi/shared/money';
import { Injectable } from '@nestjs/common';
import { ActOnRefund } from '../order/money/act-on-refund';
import type { OrderCaller } from '../order/order-caller';
import type { Refund } from '../payment/refund.entity';
import { RunCancellationAction } from './run-cancellation-action';

/** Mission F5: what became of the refunds that a person sees to, all of the cancellation's at once. */
@Injectable()
export class SettleCancellation {
  constructor(
    private readonly runCancellationAction: RunCancellationAction,
    private readonly actOnRefund: ActOnRefund,
  ) {}

  /** Those that wait for a person, and those that no provider could bring home, were remitted. */
  refundSucceeded(id: number, staff: OrderCaller, body: CancellationBody<'refund_succeeded'>) {
    const { version, remittance, amount } = body;
    return this.runCancellationAction.run('refund_succeeded', id, staff, version, async ({ refunds }) => {
      const remitted = those(refunds, 'settle_by_hand', staff);
      // What became of its refunds does not move the cancellation's version.
      if (sum(remitted.map((refund) => refund.amount)) !== amount) throw new DomainError('version_conflict');
      for (const refund of remitted)
        await this.actOnRefund.settleByHand(refund.id, staff, { version: refund.version, remittance });
    });
  }

  refundFailed(id: number, staff: OrderCaller, body: CancellationBody<'refund_failed'>): Promise<string> {
    const { version, reason } = body;
    return this.runCancellationAction.run('refund_failed', id, staff, version, async ({ refunds }) => {
      for (const refund of those(refunds, 'fail', staff))
        await this.actOnRefund.fail(refund.id, staff, { version: refund.version, reason });
    });
  }
}

/** Those that their own table lets staff do this to. */
const those = (refunds: readonly Refund[], action: RefundAction, { permissions }: OrderCaller): Refund[] =>
  refunds.filter(
    ({ state, way }) => !refundRefusal(action, { kind: 'staff', permissions }, { status: state, way }),
  );
