import { groupBy } from '@lanzi/shared/group-by';
import { invariant } from '@lanzi/shared/invariant';
import type { EntityManager, ObjectLiteral, ObjectType } from 'typeorm';
import { joined, sql, Sql } from './sql';

/**
 * Changes the rows of a table in which `where` holds, straight to SQL as insert.ts does; returns how many there were.
 * @param where column values that must be equal
 */
export function updateRows<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: ObjectType<T>,
  where: Partial<T>,
  changes: Partial<T>,
): Promise<number> {
  const { driver } = manager.dataSource;
  const { columns, tableName } = manager.dataSource.getMetadata(entity);
  const equal = (values: Partial<T>) =>
    columns
      .filter(({ propertyName }) => propertyName in values)
      .map((column) => {
        const value: unknown = driver.preparePersistentValue(column.getEntityValue(values), column);
        return sql`${new Sql(driver.escape(column.databaseName))} = ${value}`;
      });
  const { text, values } = sql`UPDATE ${new Sql(driver.escape(tableName))}
    SET ${joined(equal(changes), ', ')} WHERE ${joined(equal(where), ' AND ')}`;
  return execute(manager, text, [...values]);
}

/** What becomes of one row. */
export interface Patch<T> {
  id: number;
  changes: Partial<T>;
}

/** Changes some rows, each in its own way, in one statement for all that change the same properties. */
export async function patchRows<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: ObjectType<T>,
  patches: readonly Patch<T>[],
): Promise<void> {
  const { driver } = manager.dataSource;
  const { columns, tableName } = manager.dataSource.getMetadata(entity);
  const alike = groupBy(patches, ({ changes }) => Object.keys(changes).sort().join());
  for (const same of alike.values()) {
    const changed = new Set(same.flatMap(({ changes }) => Object.keys(changes)));
    const sets = columns
      .filter(({ propertyName }) => changed.has(propertyName))
      .map((column) => {
        const cases = same.map(({ id, changes }) => {
          const value: unknown = driver.preparePersistentValue(column.getEntityValue(changes), column);
          return sql`WHEN ${id} THEN ${value}`;
        });
        return sql`${new Sql(driver.escape(column.databaseName))} = CASE id ${joined(cases, ' ')} END`;
      });
    if (sets.length === 0) continue;
    const ids = same.map(({ id }) => id);
    const { text, values } = sql`UPDATE ${new Sql(driver.escape(tableName))} SET ${joined(sets, ', ')}
      WHERE id IN (${joined(ids, ', ')})`;
    await execute(manager, text, [...values]);
  }
}

/** Runs an UPDATE or DELETE inside a unit of work; returns how many rows it matched. */
export async function execute(manager: EntityManager, sql: string, values: unknown[]): Promise<number> {
  const { queryRunner } = manager;
  invariant(queryRunner, 'changes are made by the manager of a unit of work');
  const { affected } = await queryRunner.query(sql, values, true);
  invariant(affected !== undefined, 'a change tells how many rows it matched');
  return affected;
}
