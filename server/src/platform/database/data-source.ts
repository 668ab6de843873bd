import { DataSource, type DataSourceOptions, type EntitySchema, type MigrationInterface } from 'typeorm';
import libsql from 'libsql';
import mysql from 'mysql2';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { integersForIds } from './dialect';
import { SnakeNaming } from './naming';
import { shareSingleConnection } from './single-connection';

export type EntityClass = (new () => object) | EntitySchema;
export type MigrationClass = new () => MigrationInterface;

export interface Schema {
  entities: EntityClass[];
  migrations: MigrationClass[];
}

/** Where the database is: part of Config. */
export interface DatabaseConfig {
  databaseUrl: string;
  databasePool: number;
}

/** A data source, not yet connected: call `initialize()`, then `migrate()`. */
export async function createDataSource(config: DatabaseConfig, schema: Schema): Promise<DataSource> {
  const common = { ...schema, synchronize: false, migrationsRun: false, namingStrategy: new SnakeNaming() };
  const options = config.databaseUrl.startsWith('sqlite:')
    ? sqliteOptions(config, common)
    : await mysqlOptions(config, common);
  const dataSource = new DataSource(options);
  integersForIds(dataSource);
  shareSingleConnection(dataSource);
  return dataSource;
}

type Common = Pick<DataSourceOptions, 'entities' | 'migrations' | 'synchronize' | 'namingStrategy'>;

function sqliteOptions({ databaseUrl }: DatabaseConfig, common: Common): DataSourceOptions {
  return {
    ...common,
    type: 'better-sqlite3',
    // The same interface as better-sqlite3, prebuilt for every platform.
    driver: libsql,
    // TypeORM makes the missing folders.
    database: databaseUrl.slice('sqlite:'.length),
    enableWAL: true,
    timeout: 5000,
    prepareDatabase: (database: { pragma(sql: string): void }) => database.pragma('synchronous = NORMAL'),
  };
}

async function mysqlOptions(config: DatabaseConfig, common: Common): Promise<DataSourceOptions> {
  // The driver parses mysql:// only.
  const url = config.databaseUrl.replace(/^mariadb:/, 'mysql:');
  return {
    ...common,
    type: await serverKind(url),
    url,
    driver: readCommittedPool,
    poolSize: config.databasePool,
    charset: 'utf8mb4',
    timezone: 'Z',
    // Otherwise every query records where it was asked from, which costs a twentieth of an order.
    trace: false,
    supportBigNumbers: true,
    bigNumberStrings: false,
  };
}

/** The two answer the same protocol but describe their columns differently; the wrong choice shows as schema drift. */
async function serverKind(url: string): Promise<'mysql' | 'mariadb'> {
  const connection = await createConnection(url);
  try {
    const about = 'SELECT VERSION() AS version, @@auto_increment_increment AS step';
    const [[server]] = await connection.query<RowDataPacket[]>(about);
    // insert.ts counts on: one statement's ids follow each other.
    if (server?.step !== 1)
      throw new Error('The database must number rows one by one: auto_increment_increment = 1');
    return String(server.version).includes('MariaDB') ? 'mariadb' : 'mysql';
  } finally {
    await connection.end();
  }
}

/** READ COMMITTED (fewer gap locks), said once per connection instead of once per transaction. */
const readCommittedPool = {
  ...mysql,
  createPool: (options: mysql.PoolOptions) => {
    const pool = mysql.createPool(options);
    pool.on('connection', (connection) => {
      connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
      // TypeORM asks for it with every query, and to make one the driver looks a module up: a twentieth of an order.
      const promises = connection.promise();
      connection.promise = () => promises;
    });
    return pool;
  },
};
