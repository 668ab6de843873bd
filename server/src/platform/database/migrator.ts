import type { DataSource } from 'typeorm';
import { exclusively } from './dialect';

/** Brings the schema up to date; any number of processes may start at once. */
export async function migrate(dataSource: DataSource): Promise<void> {
  await exclusively(dataSource, 'migrate', async () => {
    try {
      await dataSource.runMigrations({ transaction: 'each' });
    } catch (error) {
      // Another process may have been faster, where the database has no lock to take: then nothing is left to do.
      if (await dataSource.showMigrations()) throw error;
    }
  });
}
