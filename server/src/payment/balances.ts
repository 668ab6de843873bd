import { DomainError } from '@lanzi/shared/errors';
import { invariant } from '@lanzi/shared/invariant';
import { formatMoney, type Currency } from '@lanzi/shared/money';
import type { BalanceCause } from '@lanzi/shared/payment/payment.contract';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { Clock } from '../platform/clock';
import { insertOne } from '../platform/database/insert';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { cutPage, decodeCursor, IdCursor } from '../platform/http/cursor';
import { Balance, BalanceEntry } from './balance.entity';

interface Change {
  cause: BalanceCause;
  /** Minor units; negative takes from the balance. */
  amount: number;
  orderNo?: string;
  note?: string;
  by?: string;
  /** The shop's, where something is taken: a refusal tells what there is. */
  currency?: Currency;
}

/** Mission A12. The only writer of balances: one conditional UPDATE, never below 0, with an entry beside it. */
@Injectable()
export class Balances {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async of(customerId: number): Promise<number> {
    const row = await this.unitOfWork.manager.findOneBy(Balance, { customerId });
    return row?.amount ?? 0;
  }

  /** @throws DomainError balance_too_low */
  change(customerId: number, change: Change): Promise<void> {
    const { cause, amount, orderNo = null, note = '', by = '', currency } = change;
    return this.unitOfWork.run(async (manager) => {
      if (amount >= 0) await this.open(customerId);
      const { affected } = await manager
        .createQueryBuilder()
        .update(Balance)
        .set({ amount: () => 'amount + :amount' })
        .where('customerId = :customerId AND amount + :amount >= 0', { customerId })
        .setParameters({ amount })
        .updateEntity(false)
        .execute();
      const balanceAfter = await this.of(customerId);
      if (affected !== 1) {
        const balance = currency ? formatMoney(balanceAfter, currency) : balanceAfter;
        throw new DomainError('balance_too_low', { balance });
      }
      invariant(balanceAfter >= 0, 'a balance is never below 0');
      const at = this.clock.now();
      const entry = { customerId, cause, amount, balanceAfter, orderNo, note, by, at };
      await insertOne(manager, BalanceEntry, entry);
    });
  }

  /** Newest first. */
  async page(customerId: number, { limit, cursor }: { limit: number; cursor?: string }) {
    const before = cursor ? { id: LessThan(decodeCursor(IdCursor, cursor).id) } : {};
    const rows = await this.unitOfWork.manager.find(BalanceEntry, {
      where: { customerId, ...before },
      order: { id: 'DESC' },
      take: limit + 1,
    });
    const view = ({ id, cause, amount, balanceAfter, orderNo, note, by, at }: BalanceEntry) => ({
      ...{ id: String(id), cause, amount, balanceAfter, orderNo, note, by },
      at: at.toISOString(),
    });
    return { balance: await this.of(customerId), ...cutPage(rows, limit, ({ id }) => ({ id }), view) };
  }

  /** Everybody begins with nothing; locks a row that is there and leaves it as it is. */
  private async open(customerId: number): Promise<void> {
    await this.unitOfWork.manager
      .createQueryBuilder()
      .insert()
      .into(Balance)
      .values({ customerId, amount: 0 })
      .orUpdate(['customer_id'], ['customer_id'])
      .updateEntity(false)
      .execute();
  }
}
