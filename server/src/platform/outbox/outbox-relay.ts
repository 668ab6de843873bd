import { Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { select, whole } from '../database/select';
import { joined, sql } from '../database/sql';
import { UnitOfWork } from '../database/unit-of-work';
import { Log } from '../log';
import { OutboxRow } from './outbox-row.entity';

/** Must have the effect of once when it runs twice. */
export type Reaction<P> = (payload: P, row: OutboxRow) => Promise<void>;

const pollMs = 500;
const atOnce = 16;
/** After so many a row is given up. */
export const maxAttempts = 12;
/** How long a delivery may take before another process may try the row: it then takes its process for dead. */
const claimSeconds = 120;
/** 1, 2, 4 … seconds, at most ten minutes. */
const backOffSeconds = (attempts: number): number => Math.min(2 ** (attempts - 1), 600);

/** Another process took some of the rows first. */
class ClaimedByOthers extends Error {}

/** Delivers outbox rows to the reactions registered; any number of processes may do so at once. */
@Injectable()
export class OutboxRelay {
  private readonly reactions = new Map<string, Reaction<never>>();
  private readonly inFlight = new Set<Promise<void>>();
  /** Delivered, still to be deleted: all at once with the next look, since a transaction for each would cost more. */
  private delivered: number[] = [];
  private claiming: Promise<void> | undefined;
  private pokedWhileClaiming = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Names what reacts to rows of `reaction`; rows that no process has a handler for stay pending. */
  register<P>(reaction: string, handler: Reaction<P>): void {
    if (this.reactions.has(reaction)) throw new Error(`Reaction ${reaction} is registered twice`);
    this.reactions.set(reaction, handler as Reaction<never>);
  }

  /** Looks for due rows now and then, besides when poked. */
  start(): void {
    this.timer = setInterval(() => this.poke(), pollMs);
  }

  /** Takes no more rows and waits for those being delivered. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.claiming;
    await Promise.all(this.inFlight);
    await this.forgetDelivered();
  }

  /** There may be something to deliver. Never throws. */
  poke(): void {
    if (!this.timer) return;
    if (this.claiming) this.pokedWhileClaiming = true;
    else this.claiming = this.fillUp().finally(() => (this.claiming = undefined));
  }

  /** Delivers until nothing is due; for tests and scripts, beside or instead of a started relay. */
  async drain(): Promise<void> {
    for (;;) {
      const rows = await this.claim(atOnce);
      if (rows.length === 0) return;
      await Promise.all(rows.map((row) => this.deliver(row)));
      await this.forgetDelivered();
    }
  }

  private async fillUp(): Promise<void> {
    try {
      do {
        this.pokedWhileClaiming = false;
        await this.forgetDelivered();
        const rows = await this.claim(atOnce - this.inFlight.size);
        for (const row of rows) this.dispatch(row);
      } while (this.pokedWhileClaiming && this.timer);
    } catch (err) {
      this.log.error({ err }, 'the outbox cannot be read; trying again');
    }
  }

  private dispatch(row: OutboxRow): void {
    const delivery = this.deliver(row)
      .catch((err: unknown) => this.log.error({ err, row: row.id }, 'a delivery could not be recorded'))
      .finally(() => {
        this.inFlight.delete(delivery);
        // Its followers are free now.
        this.poke();
      });
    this.inFlight.add(delivery);
  }

  /**
   * Takes due rows that are first of their reaction and subject. Counting an attempt is the claim: of two processes
   * that saw the same count only one can raise it.
   */
  private async claim(limit: number): Promise<OutboxRow[]> {
    if (limit === 0 || this.reactions.size === 0) return [];
    const now = this.clock.now();
    const due = sql`
      FROM outbox head
      WHERE head.failed_at IS NULL AND head.due_at <= ${this.unitOfWork.moment(now)}
        AND head.reaction IN (${joined([...this.reactions.keys()], ', ')})
        AND NOT EXISTS (
          SELECT 1 FROM outbox earlier
          WHERE earlier.reaction = head.reaction AND earlier.subject = head.subject
            AND earlier.failed_at IS NULL AND earlier.id < head.id)
      ORDER BY head.id LIMIT ${limit}`;
    const heads = (await select(this.unitOfWork.manager, { head: whole(OutboxRow) }, due)).map(
      ({ head }) => head,
    );
    if (heads.length === 0) return [];
    const dueAt = this.clock.in(claimSeconds);
    if (await this.claimAll(heads, now, dueAt))
      return heads.map((head) => ({ ...head, attempts: head.attempts + 1, dueAt }));
    return this.claimEach(heads, dueAt);
  }

  /** In one statement, which is enough while nobody else wants the same rows; undone and false when somebody does. */
  private async claimAll(heads: OutboxRow[], now: Date, dueAt: Date): Promise<boolean> {
    try {
      await this.unitOfWork.run(async (manager) => {
        const { affected } = await manager
          .createQueryBuilder()
          .update(OutboxRow)
          .set({ attempts: () => 'attempts + 1', dueAt })
          .where('id IN (:...ids) AND due_at <= :now', { ids: heads.map(({ id }) => id), now })
          .updateEntity(false)
          .execute();
        if (affected !== heads.length) throw new ClaimedByOthers();
      });
      return true;
    } catch (error) {
      if (error instanceof ClaimedByOthers) return false;
      throw error;
    }
  }

  private claimEach(heads: OutboxRow[], dueAt: Date): Promise<OutboxRow[]> {
    return this.unitOfWork.run(async (manager) => {
      const claimed: OutboxRow[] = [];
      for (const head of heads) {
        const { id, attempts } = head;
        const claim = { attempts: attempts + 1, dueAt };
        const { affected } = await manager.update(OutboxRow, { id, attempts }, claim);
        if (affected === 1) claimed.push({ ...head, ...claim });
      }
      return claimed;
    });
  }

  private async deliver(row: OutboxRow): Promise<void> {
    // While the claim is ours nobody else has raised the count.
    const ours = { id: row.id, attempts: row.attempts };
    try {
      await this.reactions.get(row.reaction)?.(row.payload as never, row);
    } catch (err) {
      const fate = this.afterFailure(row, err);
      await this.unitOfWork.run((manager) => manager.update(OutboxRow, ours, fate));
      return;
    }
    this.delivered.push(row.id);
  }

  private async forgetDelivered(): Promise<void> {
    const ids = this.delivered;
    if (ids.length === 0) return;
    this.delivered = [];
    try {
      await this.unitOfWork.single((manager) => manager.delete(OutboxRow, ids));
    } catch (error) {
      this.delivered.push(...ids);
      throw error;
    }
  }

  private afterFailure(row: OutboxRow, err: unknown): Partial<OutboxRow> {
    const { event, reaction, subject, attempts } = row;
    const gaveUp = attempts >= maxAttempts;
    this.log.warn(
      { err, event, reaction, subject, attempts },
      gaveUp ? 'delivery given up' : 'delivery failed',
    );
    const lastError = (err instanceof Error ? err.message : String(err)).slice(0, 2000);
    if (gaveUp) return { lastError, failedAt: this.clock.now() };
    return { lastError, dueAt: this.clock.in(backOffSeconds(attempts)) };
  }
}
