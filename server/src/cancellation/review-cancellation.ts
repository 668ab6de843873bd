import type { CancellationBody } from '@lanzi/shared/cancellation/cancellation.contract';
import {
  openCancellationStatuses,
  type CancellationAction,
  type CancellationStatus,
} from '@lanzi/shared/cancellation/cancellation-lifecycle';
import { DomainError } from '@lanzi/shared/errors';
import { Injectable } from '@nestjs/common';
import { StockLedger, type StockLine } from '../inventory/stock-ledger';
import { needsAccount, ReturnMoney } from '../order/money/return-money';
import type { Cancellation } from '../order/cancellation.entity';
import type { OrderCaller } from '../order/order-caller';
import type { OrderLine } from '../order/order-line.entity';
import { RunOrderAction, type ActionContext } from '../order/run-order-action';
import { Collections } from '../payment/collections';
import { Clock } from '../platform/clock';
import { RunCancellationAction } from './run-cancellation-action';

/** Missions F2 to F4: staff decide about a request to cancel, and about the goods that come back. */
@Injectable()
export class ReviewCancellation {
  constructor(
    private readonly runCancellationAction: RunCancellationAction,
    private readonly runOrderAction: RunOrderAction,
    private readonly stock: StockLedger,
    private readonly returnMoney: ReturnMoney,
    private readonly collections: Collections,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError refund_account_required, permission_denied for another way than the money came */
  approve(id: number, staff: OrderCaller, body: CancellationBody<'approve'>): Promise<string> {
    const { version, staffNo, refundTo, note } = body;
    return this.step('approve', id, staff, { version, details: { staffNo, note } }, async (cancellation) => {
      if (refundTo !== 'original' && !staff.permissions?.has('order.refund'))
        throw new DomainError('permission_denied', { permission: 'order.refund' });
      const payments = await this.collections.of(cancellation.orderId);
      if (!cancellation.refundAccount && needsAccount(refundTo, payments))
        throw new DomainError('refund_account_required');
      Object.assign(cancellation, { ...this.reviewed(staff, staffNo), refundTo });
    });
  }

  refuse(id: number, staff: OrderCaller, body: CancellationBody<'refuse'>): Promise<string> {
    const { version, staffNo, reason } = body;
    return this.step('refuse', id, staff, { version, reason, details: { staffNo } }, (cancellation) => {
      Object.assign(cancellation, { ...this.reviewed(staff, staffNo), refuseReason: reason });
    });
  }

  returnCompleted(id: number, staff: OrderCaller, body: CancellationBody<'return_completed'>) {
    const { version, ...goods } = body;
    return this.step('return_completed', id, staff, { version, details: goods }, (cancellation) => {
      Object.assign(cancellation, { ...goods, returnedAt: this.clock.now() });
    });
  }

  returnFailed(id: number, staff: OrderCaller, body: CancellationBody<'return_failed'>): Promise<string> {
    const { version, reason } = body;
    return this.step('return_failed', id, staff, { version, reason, details: {} }, (cancellation) => {
      cancellation.returnFailure = reason;
    });
  }

  private reviewed({ name }: OrderCaller, staffNo: string) {
    return { reviewedAt: this.clock.now(), reviewedBy: name, staffNo };
  }

  /** A step of the review is a step of the order too: its timeline tells it, its version moves. */
  private step(
    action: CancellationAction,
    id: number,
    staff: OrderCaller,
    given: { version: number; reason?: string; details: object },
    write: (cancellation: Cancellation) => Promise<void> | void,
  ): Promise<string> {
    const { version, reason, details } = given;
    return this.runCancellationAction.run(action, id, staff, version, async ({ cancellation }) => {
      await write(cancellation);
      const ended = cancellation.status === 'approved';
      const orderAction = ended ? 'cancel_after_review' : 'review_cancellation';
      const target = { id: cancellation.orderId };
      await this.runOrderAction.run(orderAction, target, staff, { reason }, async (context) => {
        Object.assign(context.details, { step: action, ...details });
        if (!isOpen(cancellation.status)) context.order.openCancellationId = null;
        if (ended) await this.cancelOrder(context, cancellation);
      });
    });
  }

  /** What has not left can be sold again at once, what came back only when it is intact; the money goes back. */
  private async cancelOrder(context: ActionContext, cancellation: Cancellation): Promise<void> {
    const { order, lines } = context;
    const { id: cancellationId, refundTo: to, refundAccount: account, reason } = cancellation;
    await this.stock.release(
      order,
      stockLines(lines, (line) => line.quantity - line.quantityShipped),
    );
    if (cancellation.goodsIntact)
      await this.stock.takeBack(
        order,
        stockLines(lines, (line) => line.quantityShipped),
      );
    order.paymentDeadline = null;
    order.autoReceiptAt = null;
    await this.returnMoney.open(context, { to, reason, account, cancellationId });
  }
}

const isOpen = (status: CancellationStatus): boolean =>
  (openCancellationStatuses as readonly CancellationStatus[]).includes(status);

const stockLines = (lines: readonly OrderLine[], unitsOf: (line: OrderLine) => number): StockLine[] =>
  lines
    .map((line) => ({ skuId: line.skuId, quantity: unitsOf(line) }))
    .filter(({ quantity }) => quantity > 0);
