import 'reflect-metadata';
import { loadConfig } from '@lanzi/server/platform/config';
import { createDataSource } from '@lanzi/server/platform/database/data-source';
import { withPlatform } from '@lanzi/server/platform/database/platform-schema';
import { checkBooks, type Discrepancy } from '@lanzi/server/report/check-books';
import { schema } from '@lanzi/server/schema';

/** What does not hold in the database that `env` names; changes nothing. */
export async function discrepancies(env: Record<string, string | undefined>): Promise<Discrepancy[]> {
  const dataSource = await createDataSource(loadConfig(env), withPlatform(schema));
  await dataSource.initialize();
  try {
    return await checkBooks(dataSource.manager);
  } finally {
    await dataSource.destroy();
  }
}
