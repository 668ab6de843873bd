import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { Clock } from '../clock';
import { insertMany } from '../database/insert';
import { UnitOfWork } from '../database/unit-of-work';
import { OutboxRelay } from './outbox-relay';
import { OutboxRow } from './outbox-row.entity';

/** What has to follow from a change, kept in the same transaction as the change. */
@Injectable()
export class Outbox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  /**
   * One row per reaction, delivered at least once after the running unit of work commits. Rows of the same reaction
   * and `subject` (at most 64 characters, an order's number, say) arrive in the order they were added.
   */
  async add(event: string, reactions: readonly string[], subject: string, payload: object): Promise<void> {
    if (!this.unitOfWork.inTransaction) throw new Error(`Event ${event} added outside a unit of work`);
    if (reactions.length === 0) return;
    const now = this.clock.now();
    const rows = reactions.map((reaction) => ({
      event,
      reaction,
      subject,
      payload,
      attempts: 0,
      dueAt: now,
      failedAt: null,
      lastError: null,
      createdAt: now,
    }));
    const { manager } = this.unitOfWork;
    await insertMany(manager, OutboxRow, rows);
    this.unitOfWork.afterCommit(() => this.relay.poke());
  }

  /** Rows that were given up on, newest first. */
  listFailed(limit = 100): Promise<OutboxRow[]> {
    const { manager } = this.unitOfWork;
    return manager.find(OutboxRow, {
      where: { failedAt: Not(IsNull()) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** Gives a failed row its attempts back; false when there is no such row. */
  async retry(id: number): Promise<boolean> {
    return this.unitOfWork.run(async (manager) => {
      const fresh = { failedAt: null, attempts: 0, dueAt: this.clock.now() };
      const { affected } = await manager.update(OutboxRow, { id, failedAt: Not(IsNull()) }, fresh);
      this.unitOfWork.afterCommit(() => this.relay.poke());
      return affected === 1;
    });
  }

  async counts(): Promise<{ pending: number; failed: number }> {
    const { manager } = this.unitOfWork;
    return {
      pending: await manager.countBy(OutboxRow, { failedAt: IsNull() }),
      failed: await manager.countBy(OutboxRow, { failedAt: Not(IsNull()) }),
    };
  }
}
