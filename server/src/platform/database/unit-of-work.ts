import { AsyncLocalStorage } from 'node:async_hooks';
import { DomainError } from '@lanzi/shared/errors';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Log } from '../log';
import { isRetryable, lockingClause, lockRows, moment } from './dialect';

type Hook = () => void | Promise<void>;

interface Work {
  runner: QueryRunner;
  afterCommit: Hook[];
  failure?: { error: unknown };
  ended: boolean;
}

const maxAttempts = 8;

/**
 * Thrown within a unit of work that has met what it cannot wait for there: the work is undone, `first` is done outside
 * of any transaction, and the work runs again from the beginning.
 */
export class DoFirst extends Error {
  constructor(readonly first: () => Promise<void>) {
    super('something has to be done outside of the transaction first');
  }
}

/** All that a use case changes, committed together or not at all. Every write goes through here. */
export class UnitOfWork {
  private readonly works = new AsyncLocalStorage<Work>();
  private readonly createRunner: DataSource['createQueryRunner'];

  constructor(
    private readonly dataSource: DataSource,
    private readonly log?: Log,
  ) {
    this.createRunner = dataSource.createQueryRunner.bind(dataSource);
    // A query beside the running transaction would miss its writes, survive its rollback, and on SQLite wait for
    // itself for ever: say so at once instead.
    dataSource.createQueryRunner = (mode) => {
      if (this.inTransaction) throw new Error('A query outside the running unit of work: use its manager');
      return this.createRunner(mode);
    };
  }

  /**
   * Joins the running unit of work, or starts one. After a deadlock, or a `DoFirst`, `work` runs again from the
   * beginning, so it may change nothing but the database (through the manager) and what it passes to `afterCommit`.
   * When a joined `run` throws, the whole unit of work is rolled back even if somebody catches the error on the way.
   * @throws DomainError version_conflict when there is always something else to do first
   */
  async run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const outer = this.current;
    if (outer) return this.join(outer, work);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (error instanceof DoFirst) {
          if (attempt === maxAttempts) throw new DomainError('version_conflict');
          await error.first();
          continue;
        }
        if (attempt === maxAttempts || !isRetryable(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(10 * 2 ** attempt, 500)));
      }
    }
  }

  /**
   * One statement that nothing else has to be true with: saves the two round trips of a transaction around it. Joins
   * the running unit of work like anything else.
   */
  single<T>(statement: (manager: EntityManager) => Promise<T>): Promise<T> {
    return statement(this.manager);
  }

  /** Runs `hook` once the running unit of work has committed (at once when there is none); not after a rollback. */
  afterCommit(hook: Hook): void {
    if (this.current) this.current.afterCommit.push(hook);
    else void hook();
  }

  /** The running unit of work's manager, or the default one for reading outside. */
  get manager(): EntityManager {
    return this.current?.runner.manager ?? this.dataSource.manager;
  }

  get inTransaction(): boolean {
    return this.current !== undefined;
  }

  /** `manager.findOne(Order, {where, ...unitOfWork.forUpdate})`: the row stays ours until the commit. */
  get forUpdate() {
    return lockRows(this.dataSource);
  }

  /** The same, as the end of a SELECT. */
  get lockingClause() {
    return lockingClause(this.dataSource);
  }

  /** sql`due_at <= ${unitOfWork.moment(now)}`: as the database keeps it. */
  moment(at: Date): Date | string {
    return moment(this.dataSource, at);
  }

  private get current(): Work | undefined {
    const work = this.works.getStore();
    // What was started inside but outlives the unit of work (a timer, a poke) is outside of it again.
    return work?.ended ? undefined : work;
  }

  private async join<T>(outer: Work, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    try {
      return await work(outer.runner.manager);
    } catch (error) {
      outer.failure ??= { error };
      throw error;
    }
  }

  private async attempt<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.createRunner('master');
    const current: Work = { runner, afterCommit: [], ended: false };
    let result: T;
    try {
      await runner.startTransaction();
      result = await this.works.run(current, () => work(runner.manager));
      if (current.failure) throw current.failure.error;
      await runner.commitTransaction();
    } catch (error) {
      // The first error is the one to know about; a connection that broke cannot roll back and needs not.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      current.ended = true;
      await runner.release();
    }
    await this.tell(current.afterCommit);
    return result;
  }

  /** What was committed stays so, whatever becomes of the news. */
  private async tell(hooks: Hook[]): Promise<void> {
    for (const hook of hooks) {
      try {
        await hook();
      } catch (err) {
        this.log?.error({ err }, 'something failed after a commit');
      }
    }
  }
}
