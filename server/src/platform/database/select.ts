import type { DataSource, EntityManager, EntityMetadata, ObjectLiteral, ObjectType } from 'typeorm';
import type { Sql } from './sql';

/** Some properties of an entity, or all of them. */
export interface Part<Values> {
  entity: ObjectType<ObjectLiteral>;
  properties: readonly string[] | 'all';
  /** For the compiler only: what they hold. */
  values?: Values;
}
export const part = <T extends ObjectLiteral, K extends keyof T & string>(
  entity: ObjectType<T>,
  ...properties: K[]
): Part<Pick<T, K>> => ({ entity, properties });
export const whole = <T extends ObjectLiteral>(entity: ObjectType<T>): Part<T> => ({
  entity,
  properties: 'all',
});

/** Parts by the alias of their table. */
type Wanted = Record<string, Part<object>>;
export type Found<W> = { [Alias in keyof W]: W[Alias] extends Part<infer Values> ? Values : never };

/**
 * select(manager, {sku: part(Sku, 'id', 'price')}, sql`FROM skus sku WHERE sku.id = ${7}`) finds [{sku: {id, price}}].
 * For what every order reads: TypeORM's builder works the way from columns to SQL and back out anew each time.
 */
export async function select<W extends Wanted>(
  manager: EntityManager,
  wanted: W,
  { text, values }: Sql,
): Promise<Found<W>[]> {
  const { driver } = manager.dataSource;
  const fields = fieldsOf(manager.dataSource, wanted);
  const columns = fields.map(
    ({ alias, name, column }) => `${alias}.${driver.escape(column.databaseName)} AS ${name}`,
  );
  const rows: Record<string, unknown>[] = await manager.query(`SELECT ${columns.join(', ')} ${text}`, [
    ...values,
  ]);
  return rows.map((row) => {
    const found = Object.fromEntries(Object.keys(wanted).map((alias) => [alias, {} as ObjectLiteral]));
    for (const { alias, name, column } of fields)
      column.setEntityValue(found[alias] ?? {}, driver.prepareHydratedValue(row[name], column));
    return found as Found<W>;
  });
}

interface Field {
  alias: string;
  /** As it is called in the answer. */
  name: string;
  column: EntityMetadata['columns'][number];
}

const fieldsOf = (dataSource: DataSource, wanted: Wanted): Field[] =>
  Object.entries(wanted).flatMap(([alias, { entity, properties }]) =>
    dataSource
      .getMetadata(entity)
      .columns.filter(({ propertyName }) => properties === 'all' || properties.includes(propertyName))
      .map((column) => ({ alias, name: `${alias}_${column.propertyName}`, column })),
  );
