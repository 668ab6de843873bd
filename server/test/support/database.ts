import type { DataSource } from 'typeorm';
import { createConnection } from 'mysql2/promise';
import { createDataSource, type Schema } from '../../src/platform/database/data-source';
import { migrate } from '../../src/platform/database/migrator';
import { withPlatform } from '../../src/platform/database/platform-schema';

export const usesMariadb = process.env.DB === 'mariadb';

const server = process.env.TEST_MYSQL_URL ?? 'mysql://root@127.0.0.1:3306';

/**
 * DATABASE_URL of an empty database of this Jest worker's own: SQLite in memory, or MariaDB with DB=mariadb. Two runs
 * at once on one MariaDB need a TEST_DATABASE each.
 */
export async function freshDatabaseUrl(): Promise<string> {
  if (!usesMariadb) return 'sqlite::memory:';
  const name = `${process.env.TEST_DATABASE ?? 'lanzi_test'}_${process.env.JEST_WORKER_ID ?? '1'}`;
  const connection = await createConnection(server);
  await connection.query(`DROP DATABASE IF EXISTS ${name}`);
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  await connection.end();
  return `${server}/${name}`;
}

/** A connected and migrated database with the platform's tables and those given; `destroy()` it afterwards. */
export async function openTestDatabase(
  features: Schema = { entities: [], migrations: [] },
  databaseUrl?: string,
): Promise<DataSource> {
  const url = databaseUrl ?? (await freshDatabaseUrl());
  const dataSource = await createDataSource({ databaseUrl: url, databasePool: 10 }, withPlatform(features));
  await dataSource.initialize();
  await migrate(dataSource);
  return dataSource;
}

/** Empties every table, for use between tests. */
export async function emptyTables(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  const foreignKeys = (on: boolean) =>
    usesMariadb ? `SET FOREIGN_KEY_CHECKS = ${on ? 1 : 0}` : `PRAGMA foreign_keys = ${on ? 'ON' : 'OFF'}`;
  await runner.query(foreignKeys(false));
  for (const { tablePath } of dataSource.entityMetadatas)
    await runner.query(`DELETE FROM ${dataSource.driver.escape(tablePath)}`);
  await runner.query(foreignKeys(true));
  await runner.release();
}
