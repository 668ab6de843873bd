import { DomainError } from '@lanzi/shared/errors';
import type { RefundWay } from '@lanzi/shared/order/order.terms';
import type { RefundAccount } from '@lanzi/shared/payment/payment.contract';
import {
  refundOutcome,
  refundRefusal,
  type RefundAction,
  type RefundDoer,
} from '@lanzi/shared/payment/refund-lifecycle';
import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual, Not } from 'typeorm';
import { Clock } from '../platform/clock';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { refuseUnlessAllowed } from '../platform/http/refused';
import { Ids } from '../platform/ids';
import { dayInZone } from '../platform/zoned-day';
import { Refund } from './refund.entity';

/** A provider that has not answered is asked again after so many seconds, the last again and again. */
const againAfterSeconds = [20, 60, 180, 600, 1800];
const batch = 100;

export interface NewRefund {
  order: { id: number; orderNo: string };
  amount: number;
  way: RefundWay;
  paymentId: number | null;
  cancellationId: number | null;
  afterSaleId: number | null;
  reason: string;
  account: RefundAccount | null;
}

/** Refunds as rows. The order's amounts follow in the order action that each step belongs to. */
@Injectable()
export class Refunds {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async open({ order, ...input }: NewRefund): Promise<Refund> {
    const now = this.clock.now();
    const refund = {
      ...input,
      refundNo: this.newNumber(),
      orderId: order.id,
      orderNo: order.orderNo,
      state: 'requested' as const,
      version: 1,
      failure: null,
      remittance: null,
      numberIsDead: false,
      tries: 0,
      nextTryAt: input.way === 'by_hand' ? null : now,
      requestedAt: now,
      settledAt: null,
    };
    return { ...refund, id: await insertOne(this.unitOfWork.manager, Refund, refund) };
  }

  /** Oldest first. */
  of(orderId: number): Promise<Refund[]> {
    return this.unitOfWork.manager.find(Refund, { where: { orderId }, order: { id: 'ASC' } });
  }

  ofCancellations(ids: readonly number[]): Promise<Refund[]> {
    const where = { cancellationId: In(ids) };
    return this.unitOfWork.manager.find(Refund, { where, order: { id: 'ASC' } });
  }

  ofAfterSales(ids: readonly number[]): Promise<Refund[]> {
    const where = { afterSaleId: In(ids) };
    return this.unitOfWork.manager.find(Refund, { where, order: { id: 'ASC' } });
  }

  byNo(refundNo: string): Promise<Refund | null> {
    return this.unitOfWork.manager.findOneBy(Refund, { refundNo });
  }

  /** @throws DomainError not_found */
  async byId(id: number): Promise<Refund> {
    const refund = await this.unitOfWork.manager.findOneBy(Refund, { id });
    if (!refund) throw new DomainError('not_found');
    return refund;
  }

  /** The refund with its row locked. Lock its order first: the same order of locks everywhere. */
  lock(id: number): Promise<Refund> {
    const { manager, forUpdate } = this.unitOfWork;
    return manager.findOneOrFail(Refund, { where: { id }, ...forUpdate });
  }

  /**
   * One step of the refund's own table, on a locked row. `patch` comes along.
   * @throws DomainError action_not_allowed, permission_denied
   */
  async step(refund: Refund, action: RefundAction, doer: RefundDoer, patch: Partial<Refund>): Promise<void> {
    const facts = { status: refund.state, way: refund.way };
    refuseUnlessAllowed(action, refund.state, refundRefusal(action, doer, facts));
    Object.assign(refund, patch, { state: refundOutcome(action, facts), version: refund.version + 1 });
    const { id, ...row } = refund;
    await this.unitOfWork.manager.update(Refund, { id }, row);
  }

  /** Those that a provider is to be asked about now. */
  due(): Promise<Refund[]> {
    return this.unitOfWork.manager.find(Refund, {
      where: { nextTryAt: LessThanOrEqual(this.clock.now()) },
      order: { nextTryAt: 'ASC' },
      take: batch,
    });
  }

  dueOf(orderId: number): Promise<Refund[]> {
    return this.unitOfWork.manager.findBy(Refund, { orderId, nextTryAt: Not(IsNull()), state: 'requested' });
  }

  /** Takes the next try, so that no other process asks at the same time; false when one does. */
  async claim({ id, tries }: Refund): Promise<boolean> {
    const seconds = againAfterSeconds[Math.min(tries, againAfterSeconds.length - 1)] ?? 0;
    const patch = { tries: tries + 1, nextTryAt: this.clock.in(seconds) };
    const { affected } = await this.unitOfWork.run((manager) =>
      manager.update(Refund, { id, tries, nextTryAt: Not(IsNull()) }, patch),
    );
    return affected === 1;
  }

  /** Nobody knows what became of a try: what was said is shown, and the next try comes unless it was settled. */
  async noteTrouble(id: number, failure: string): Promise<void> {
    const waiting = { id, nextTryAt: Not(IsNull()) };
    await this.unitOfWork.run((manager) => manager.update(Refund, waiting, { failure }));
  }

  newNumber(): string {
    return `R${dayInZone(this.clock.now(), 'UTC').replaceAll('-', '')}${this.ids.digits(14)}`;
  }
}
