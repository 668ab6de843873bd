import { DomainError } from '@lanzi/shared/errors';
import type { OnlineKind } from '@lanzi/shared/order/order.terms';
import type {
  StrayKind,
  StrayMoney as StrayMoneyView,
  StrayMoneyQuery,
} from '@lanzi/shared/payment/payment.contract';
import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThan, Not } from 'typeorm';
import type * as z from 'zod';
import { Clock } from '../platform/clock';
import { isDuplicate } from '../platform/database/dialect';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { cutPage, decodeCursor, IdCursor } from '../platform/http/cursor';
import type { ReceivedMoney } from './payment-provider';
import { Refund } from './refund.entity';
import { StrayMoney } from './stray-money.entity';

/** Money that no order waits for, and what was done about it. */
@Injectable()
export class StrayMoneyList {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  has(provider: OnlineKind, transactionId: string): Promise<boolean> {
    return this.unitOfWork.manager.existsBy(StrayMoney, { provider, transactionId });
  }

  /** Keeps it, once; undefined when it is kept already. What goes back by itself counts as handled. */
  async keep(
    provider: OnlineKind,
    kind: StrayKind,
    money: ReceivedMoney,
    known: { expected?: number; orderNo?: string; refundId?: number } = {},
  ): Promise<StrayMoney | undefined> {
    const { attemptNo, transactionId, amount, currency } = money;
    if (await this.has(provider, transactionId)) return undefined;
    const now = this.clock.now();
    const row = {
      ...{ kind, provider, transactionId, amount, currency },
      attemptNo: attemptNo.slice(0, 64),
      expected: known.expected ?? null,
      orderNo: known.orderNo ?? null,
      refundId: known.refundId ?? null,
      receivedAt: now,
      handledAt: known.refundId ? now : null,
      handledBy: null,
      note: '',
    };
    try {
      return { ...row, id: await insertOne(this.unitOfWork.manager, StrayMoney, row) };
    } catch (error) {
      // Told twice at once.
      if (isDuplicate(error)) return undefined;
      throw error;
    }
  }

  /** Newest first. */
  async page({ handled, limit, cursor }: z.output<typeof StrayMoneyQuery>) {
    const before = cursor ? { id: LessThan(decodeCursor(IdCursor, cursor).id) } : {};
    const handledAt = handled === undefined ? {} : { handledAt: handled ? Not(IsNull()) : IsNull() };
    const rows = await this.unitOfWork.manager.find(StrayMoney, {
      where: { ...before, ...handledAt },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    const refunds = await this.refundsOf(rows);
    return cutPage(
      rows,
      limit,
      ({ id }) => ({ id }),
      (row) => strayView(row, refunds),
    );
  }

  /** A person says what was done, once. @throws DomainError not_found, version_conflict when another was faster */
  async handle(id: number, handledBy: string, note: string): Promise<StrayMoneyView> {
    return this.unitOfWork.run(async (manager) => {
      const patch = { handledAt: this.clock.now(), handledBy, note };
      const { affected } = await manager.update(StrayMoney, { id, handledBy: IsNull() }, patch);
      const row = await manager.findOneBy(StrayMoney, { id });
      if (!row) throw new DomainError('not_found');
      if (affected !== 1) throw new DomainError('version_conflict');
      return strayView(row, await this.refundsOf([row]));
    });
  }

  private async refundsOf(rows: readonly StrayMoney[]): Promise<Map<number, Refund>> {
    const ids = rows.flatMap(({ refundId }) => (refundId === null ? [] : [refundId]));
    const refunds = await this.unitOfWork.manager.findBy(Refund, { id: In(ids) });
    return new Map(refunds.map((refund) => [refund.id, refund]));
  }
}

function strayView(row: StrayMoney, refunds: ReadonlyMap<number, Refund>): StrayMoneyView {
  const refund = row.refundId === null ? undefined : refunds.get(row.refundId);
  const { kind, provider, attemptNo, transactionId, amount, currency, expected, orderNo } = row;
  return {
    id: String(row.id),
    ...{ kind, provider, attemptNo, transactionId, amount, currency, expected, orderNo },
    receivedAt: row.receivedAt.toISOString(),
    refund: refund ? { refundNo: refund.refundNo, state: refund.state } : null,
    handledAt: row.handledAt?.toISOString() ?? null,
    handledBy: row.handledBy,
    note: row.note,
  };
}
