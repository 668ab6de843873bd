import type { OnlineKind, PayClient } from '@lanzi/shared/order/order.terms';
import { Injectable } from '@nestjs/common';
import { LessThanOrEqual } from 'typeorm';
import { Clock } from '../platform/clock';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { Ids } from '../platform/ids';
import { dayInZone } from '../platform/zoned-day';
import { PaymentAttempt } from './payment-attempt.entity';
import type { ReceivedMoney } from './payment-provider';

/** After opening an attempt its provider is asked about it in so many minutes, in case nobody tells us. */
const checksAfterMinutes = [1, 3, 10, 30];
const againAfterMinutes = 30;
/** A page that was open when the attempt was closed may still be paid: one last look after everything is over. */
const lastLookSeconds = 120;
const batch = 100;

/** Payment attempts as rows; what the provider says of them is somebody else's to ask. */
@Injectable()
export class Attempts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async open(input: {
    orderId: number;
    kind: OnlineKind;
    client: PayClient;
    amount: number;
    expiresAt: Date;
  }): Promise<PaymentAttempt> {
    const openedAt = this.clock.now();
    const attempt = {
      ...input,
      // 6–32 letters and digits, which suits every provider.
      attemptNo: `P${dayInZone(openedAt, 'UTC').replaceAll('-', '')}${this.ids.digits(14)}`,
      state: 'open' as const,
      openedAt,
      checks: 0,
      nextCheckAt: this.clock.in(60),
      transactionId: null,
    };
    return { ...attempt, id: await insertOne(this.unitOfWork.manager, PaymentAttempt, attempt) };
  }

  byNo(kind: OnlineKind, attemptNo: string): Promise<PaymentAttempt | null> {
    return this.unitOfWork.manager.findOneBy(PaymentAttempt, { kind, attemptNo });
  }

  openOf(orderId: number): Promise<PaymentAttempt[]> {
    return this.unitOfWork.manager.findBy(PaymentAttempt, { orderId, state: 'open' });
  }

  /** Newest first. */
  of(orderId: number): Promise<PaymentAttempt[]> {
    return this.unitOfWork.manager.find(PaymentAttempt, { where: { orderId }, order: { id: 'DESC' } });
  }

  async lock(id: number): Promise<PaymentAttempt> {
    const { manager, forUpdate } = this.unitOfWork;
    return manager.findOneOrFail(PaymentAttempt, { where: { id }, ...forUpdate });
  }

  /** The money is there: `paid` when it is what was asked for. */
  async settle(attempt: PaymentAttempt, state: 'paid' | 'mismatched', money: ReceivedMoney): Promise<void> {
    const { transactionId } = money;
    const patch = { state, transactionId, nextCheckAt: null };
    await this.unitOfWork.manager.update(PaymentAttempt, { id: attempt.id }, patch);
  }

  /** The provider takes no money for it any more; nothing changes when money was faster. */
  async close({ id, expiresAt }: PaymentAttempt): Promise<void> {
    const over = Math.max(expiresAt.getTime(), this.clock.now().getTime());
    const nextCheckAt = new Date(over + lastLookSeconds * 1000);
    await this.unitOfWork.run((manager) =>
      manager.update(PaymentAttempt, { id, state: 'open' }, { state: 'closed', nextCheckAt }),
    );
  }

  /** The order is paid by another one: whatever is still open is to be closed at its provider soon. */
  async giveUp(orderId: number): Promise<void> {
    const patch = { state: 'closed' as const, nextCheckAt: this.clock.now() };
    await this.unitOfWork.manager.update(PaymentAttempt, { orderId, state: 'open' }, patch);
  }

  /** A closed one was looked at: once more when its time is over, then never again. */
  async rest({ id, expiresAt }: PaymentAttempt): Promise<void> {
    const lastLookAt = new Date(expiresAt.getTime() + lastLookSeconds * 1000);
    const nextCheckAt = lastLookAt > this.clock.now() ? lastLookAt : null;
    await this.unitOfWork.run((manager) =>
      manager.update(PaymentAttempt, { id, state: 'closed' }, { nextCheckAt }),
    );
  }

  /** Those whose provider is to be asked now, taken so that no other process asks too. */
  async due(): Promise<PaymentAttempt[]> {
    const found = await this.unitOfWork.manager.find(PaymentAttempt, {
      where: { nextCheckAt: LessThanOrEqual(this.clock.now()) },
      order: { nextCheckAt: 'ASC' },
      take: batch,
    });
    const taken: PaymentAttempt[] = [];
    for (const attempt of found) {
      const { id, checks } = attempt;
      const patch = { checks: checks + 1, nextCheckAt: this.nextCheck(attempt) };
      const { affected } = await this.unitOfWork.run((manager) =>
        manager.update(PaymentAttempt, { id, checks }, patch),
      );
      if (affected === 1) taken.push(attempt);
    }
    return taken;
  }

  /** In case the provider cannot be asked this time. */
  private nextCheck({ state, checks, openedAt, expiresAt }: PaymentAttempt): Date {
    const now = this.clock.now().getTime();
    const again = new Date(now + againAfterMinutes * 60_000);
    if (state !== 'open') return again;
    const planned = checksAfterMinutes
      .map((minutes) => openedAt.getTime() + minutes * 60_000)
      .find((at, index) => index > checks && at > now);
    if (planned) return new Date(planned);
    // The deadline's own sweep closes it; should that find no answer, look again now and then.
    const before = expiresAt.getTime() - 10_000;
    return before > now && before < again.getTime() ? new Date(before) : again;
  }
}
