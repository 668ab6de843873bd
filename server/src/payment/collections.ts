import type { PaymentKind } from '@lanzi/shared/order/order.terms';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../platform/clock';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { PaymentProof } from './payment-proof.entity';
import { Payment } from './payment.entity';

/** Money and proofs of money, recorded for an order inside the action that brings them. */
@Injectable()
export class Collections {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Money that came in, in minor units; the caller raises the order's `paid` by as much. Its id. */
  record(
    orderId: number,
    kind: PaymentKind,
    amount: number,
    from: { by: string; note?: string; attemptNo?: string; transactionId?: string; surplus?: boolean },
  ): Promise<number> {
    return insertOne(this.unitOfWork.manager, Payment, {
      orderId,
      kind,
      amount,
      receivedAt: this.clock.now(),
      recordedBy: from.by,
      note: from.note ?? '',
      attemptNo: from.attemptNo ?? null,
      transactionId: from.transactionId ?? null,
      surplus: from.surplus ?? false,
    });
  }

  /** What came in for an order, oldest first. */
  of(orderId: number): Promise<Payment[]> {
    return this.unitOfWork.manager.find(Payment, { where: { orderId }, order: { id: 'ASC' } });
  }

  async addProof(orderId: number, picture: { id: string; url: string }, note: string): Promise<void> {
    await insertOne(this.unitOfWork.manager, PaymentProof, {
      orderId,
      pictureId: picture.id,
      pictureUrl: picture.url,
      note,
      submittedAt: this.clock.now(),
      rejectedAt: null,
      rejectReason: null,
    });
  }

  /** Sends back whatever proofs are still waiting. */
  async rejectProofs(orderId: number, rejectReason: string): Promise<void> {
    const rejectedAt = this.clock.now();
    const waiting = { orderId, rejectedAt: IsNull() };
    await this.unitOfWork.manager.update(PaymentProof, waiting, { rejectedAt, rejectReason });
  }

  /** Newest first. */
  proofsOf(orderId: number): Promise<PaymentProof[]> {
    return this.unitOfWork.manager.find(PaymentProof, { where: { orderId }, order: { id: 'DESC' } });
  }
}
