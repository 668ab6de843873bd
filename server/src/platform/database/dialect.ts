import type { DataSource, TableColumnOptions } from 'typeorm';
import { DateUtils } from 'typeorm/util/DateUtils';
import { Sql } from './sql';

/** The only file that knows one engine from another (single-connection.ts deals with SQLite's one connection). */
export type ColumnKind = 'id' | 'bigInt' | 'int' | 'str' | 'code' | 'text' | 'bool' | 'time' | 'json';

export const isSqlite = (dataSource: DataSource): boolean => dataSource.options.type === 'better-sqlite3';

/** Find options that lock the rows read until the transaction ends; on SQLite a transaction is alone anyway. */
export const lockRows = (dataSource: DataSource) =>
  isSqlite(dataSource) ? {} : { lock: { mode: 'pessimistic_write' as const } };

/** The same, as the end of a SELECT. */
export const lockingClause = (dataSource: DataSource): Sql =>
  new Sql(isSqlite(dataSource) ? '' : 'FOR UPDATE');

/** A moment as a value in SQL. */
export const moment = (dataSource: DataSource, at: Date): Date | string =>
  isSqlite(dataSource) ? String(DateUtils.mixedDateToUtcDatetimeString(at)) : at;

/** MySQL keeps unique constraints as unique indexes, SQLite as constraints of the table. */
export const uniquesAreIndexes = (dataSource: DataSource): boolean => !isSqlite(dataSource);

export function columnType(
  dataSource: DataSource,
  kind: ColumnKind,
  length?: number,
): Omit<TableColumnOptions, 'name'> {
  const sqlite = isSqlite(dataSource);
  // Collations are given per column, so the database's own default never matters.
  const words = sqlite ? {} : { charset: 'utf8mb4', collation: 'utf8mb4_unicode_ci' };
  const exact = sqlite ? {} : { charset: 'utf8mb4', collation: 'utf8mb4_bin' };
  switch (kind) {
    case 'id':
      return {
        type: sqlite ? 'integer' : 'bigint',
        isPrimary: true,
        isGenerated: true,
        generationStrategy: 'increment',
      };
    case 'bigInt':
      return { type: sqlite ? 'integer' : 'bigint' };
    case 'int':
      return { type: sqlite ? 'integer' : 'int' };
    case 'str':
      return { type: 'varchar', length: String(length), ...words };
    case 'code':
      return { type: 'varchar', length: String(length), ...exact };
    case 'text':
      return { type: 'text', ...words };
    case 'bool':
      return { type: sqlite ? 'boolean' : 'tinyint' };
    case 'time':
      return { type: 'datetime', precision: 3 };
    case 'json':
      return { type: 'json' };
  }
}

/** SQLite numbers its rows only in a column of type INTEGER, which is 64 bits wide there. Call before initialize(). */
export function integersForIds(dataSource: DataSource): void {
  if (!isSqlite(dataSource)) return;
  const { driver } = dataSource;
  const normalizeType = driver.normalizeType.bind(driver);
  driver.normalizeType = (column) => (column.type === 'bigint' ? 'integer' : normalizeType(column));
}

interface DriverError {
  code?: string;
  errno?: number;
  message: string;
}
const driverError = (error: unknown): DriverError | undefined =>
  error instanceof Error && 'driverError' in error ? (error.driverError as DriverError) : undefined;

/** A unique or primary key refused the row. */
export function isDuplicate(error: unknown): boolean {
  const cause = driverError(error);
  return (
    cause?.errno === 1062 ||
    cause?.code === 'SQLITE_CONSTRAINT_UNIQUE' ||
    cause?.code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  );
}

/** The name of the unique key that refused the row (`uq_orders_order_no`), 'PRIMARY', or undefined for other errors. */
export function duplicateOf(dataSource: DataSource, error: unknown): string | undefined {
  const message = isDuplicate(error) ? (driverError(error)?.message ?? '') : '';
  const byName = /for key '(?:.*\.)?([^'.]+)'/.exec(message)?.[1];
  if (byName || !message) return byName;
  // SQLite names the columns, "UNIQUE constraint failed: orders.shop_id, orders.order_no": look the key up by them.
  const failed = /failed: (.+)$/.exec(message)?.[1] ?? '';
  for (const { tableName, uniques, indices } of dataSource.entityMetadatas)
    for (const key of [...uniques, ...indices])
      if (key.columns.map((column) => `${tableName}.${column.databaseName}`).join(', ') === failed)
        return key.name;
  return 'PRIMARY';
}

/** Deadlock, lock wait timeout, MariaDB's snapshot conflict; a SQLite file that another process holds. */
export function isRetryable(error: unknown): boolean {
  const cause = driverError(error);
  if (cause?.errno !== undefined && [1213, 1205, 1020].includes(cause.errno)) return true;
  return cause?.code?.startsWith('SQLITE_BUSY') ?? false;
}

/**
 * `where(contains('p.name', 'q'), {q: containing(text)})`: text anywhere in the column, in either letter case, on
 * every engine and collation. (SQLite folds ASCII letters only, hence the lower case on both sides.)
 */
export const contains = (column: string, parameter: string): string =>
  `LOWER(${column}) LIKE :${parameter} ESCAPE '!'`;
export const containing = (text: string): string => `%${text.toLowerCase().replace(/[!%_]/g, '!$&')}%`;

/** After a table's name: makes MySQL read it by this index, where it would guess wrong for a short page of many rows. */
export const byIndex = (dataSource: DataSource, index: string): string =>
  isSqlite(dataSource) ? '' : `FORCE INDEX (${index})`;

/** A SELECT with its own order and limit, to stand between UNIONs. */
export const limitedSelect = (dataSource: DataSource, select: string): string =>
  isSqlite(dataSource) ? `SELECT * FROM (${select})` : `(${select})`;

/** Keeps other processes out while `work` runs: two that start together must not both migrate. */
export async function exclusively<T>(
  dataSource: DataSource,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  if (isSqlite(dataSource)) return work();
  const runner = dataSource.createQueryRunner();
  try {
    const answer: unknown = await runner.query('SELECT GET_LOCK(CONCAT(DATABASE(), ?), 120) AS got', [name]);
    if (!JSON.stringify(answer).includes('1'))
      throw new Error(`Another process has held "${name}" for two minutes`);
    return await work();
  } finally {
    await runner.query('SELECT RELEASE_LOCK(CONCAT(DATABASE(), ?))', [name]);
    await runner.release();
  }
}
