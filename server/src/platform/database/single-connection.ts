import { isDeepStrictEqual } from 'node:util';
import type { DataSource, QueryRunner } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';
import { isSqlite } from './dialect';

/** First come, first served. */
class Gate {
  private busy = false;
  private readonly waiting: (() => void)[] = [];

  async enter(): Promise<void> {
    if (this.busy) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.busy = true;
  }

  leave(): void {
    const next = this.waiting.shift();
    // Handed on without opening, so nobody arriving in between can slip past those who wait.
    if (next) next();
    else this.busy = false;
  }
}

/**
 * TypeORM shares ONE query runner among all users of a SQLite database: a second transaction becomes a savepoint of
 * the first, reports success, and is undone when the first rolls back; so is any plain write in between. Here
 * everyone gets a runner of their own, and a transaction keeps the connection to itself from BEGIN to its end.
 *
 * This leans on TypeORM's insides, which is why its version is pinned exactly; test/platform/unit-of-work.test.ts
 * fails when it stops working.
 */
export function shareSingleConnection(dataSource: DataSource): void {
  if (!isSqlite(dataSource)) return;
  const gate = new Gate();
  const prepared = new Map<string, unknown>();

  class SerialRunner extends BetterSqlite3QueryRunner {
    private holding = false;

    constructor(driver: BetterSqlite3Driver) {
      super(driver);
      // Runners come and go with each unit of work; the statements they prepared are worth keeping.
      Object.assign(this, { stmtCache: prepared, cacheSize: 500 });
    }

    override async startTransaction(
      ...isolation: Parameters<QueryRunner['startTransaction']>
    ): Promise<void> {
      if (!this.holding) {
        await gate.enter();
        this.holding = true;
      }
      try {
        await super.startTransaction(...isolation);
      } catch (error) {
        this.isTransactionActive = false;
        this.letGo();
        throw error;
      }
    }

    override async commitTransaction(): Promise<void> {
      await super.commitTransaction();
      if (!this.isTransactionActive) this.letGo();
    }

    override async rollbackTransaction(): Promise<void> {
      const outermost = this.transactionDepth <= 1;
      try {
        await super.rollbackTransaction();
      } finally {
        if (outermost) this.letGo();
      }
    }

    override async query(
      ...[sql, given, ...rest]: Parameters<BetterSqlite3QueryRunner['query']>
    ): Promise<never> {
      // The driver takes a lone null for an object of named parameters; in an array of its own it is a value.
      const parameters = isDeepStrictEqual(given, [null]) ? [[null]] : given;
      // IMMEDIATE takes the write lock at once: a read that turns into a write later could only fail.
      // `never` because what a query answers has as many types as query() has callers.
      if (this.holding)
        return (await super.query(
          sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql,
          parameters,
          ...rest,
        )) as never;
      await gate.enter();
      try {
        return (await super.query(sql, parameters, ...rest)) as never;
      } finally {
        gate.leave();
      }
    }

    private letGo(): void {
      this.holding = false;
      gate.leave();
    }
  }

  const driver = dataSource.driver as BetterSqlite3Driver;
  driver.createQueryRunner = () => new SerialRunner(driver);
}
