import { createConnection, type Connection } from 'mysql2/promise';

/** Drops and makes the database that a mysql:// address names; answers a connection to it, to be ended. */
export async function freshDatabase(databaseUrl: string): Promise<Connection> {
  const url = new URL(databaseUrl);
  const database = url.pathname.slice(1);
  if (!/^\w+$/.test(database)) throw new Error('The database for a benchmark needs a plain name');
  url.pathname = '/';
  const server = await createConnection(url.toString());
  await server.query(`DROP DATABASE IF EXISTS ${database}`);
  await server.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  await server.end();
  return createConnection({ uri: databaseUrl, timezone: 'Z' });
}
