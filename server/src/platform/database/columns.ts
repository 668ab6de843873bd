import {
  Column,
  ForeignKey,
  PrimaryGeneratedColumn,
  type ColumnType,
  type ObjectType,
  type QueryRunner,
  Table,
  type TableColumnOptions,
} from 'typeorm';
import { type ColumnKind, columnType, uniquesAreIndexes } from './dialect';
import { snakeCase } from './naming';

/**
 * Column kinds that behave alike on every engine, once as decorators for entities and once as builders for
 * migrations. Numbers are JS numbers (below 2^53). A default in the database costs TypeORM a second query on
 * every insert to read it back, so give one only to a column added to a table that already has rows.
 *
 * Letter case: `Code` compares and sorts byte by byte; `Str` and `TextCol` are what people read and search, and
 * are found in either case. Compare words for equality in a Code only, and search with `contains` (dialect.ts).
 */
interface ColumnOptions {
  nullable?: boolean;
  default?: string | number | boolean;
}
interface CodeOptions extends ColumnOptions {
  primary?: boolean;
}

const column = (type: ColumnType, options: CodeOptions & { length?: number; precision?: number }) =>
  Column({ ...options, type });

export const Id = () => PrimaryGeneratedColumn({ type: 'bigint' });
/** Another row's id, or money in minor units. */
export const BigInt = (options: CodeOptions = {}) => column('bigint', options);
export const Int = (options: ColumnOptions = {}) => column('int', options);
export const Str = (length: number, options: ColumnOptions = {}) => column('varchar', { ...options, length });
export const Code = (length: number, options: CodeOptions = {}) => column('varchar', { ...options, length });
export const TextCol = (options: ColumnOptions = {}) => column('text', options);
export const Bool = (options: ColumnOptions = {}) => column('boolean', options);
/** A moment in UTC with milliseconds, set by the application's clock. */
export const Time = (options: ColumnOptions = {}) => column('datetime', { ...options, precision: 3 });
/** An object or array: a bare string would come back from MariaDB parsed once too often. */
export const Json = (options: { nullable?: boolean } = {}) => column('json', options);

type OnDelete = 'CASCADE' | 'RESTRICT' | 'SET NULL';

/** Beside a column: a foreign key, named as in the migration; no relation object comes with it. */
export const Foreign = (name: string, entity: () => ObjectType<unknown>, onDelete: OnDelete = 'RESTRICT') =>
  ForeignKey(entity, { name, onDelete });

interface ColumnSpec extends CodeOptions {
  kind: ColumnKind;
  length?: number;
}

/** The same kinds for migrations. */
export const col = {
  id: (): ColumnSpec => ({ kind: 'id' }),
  bigInt: (options: CodeOptions = {}): ColumnSpec => ({ kind: 'bigInt', ...options }),
  int: (options: ColumnOptions = {}): ColumnSpec => ({ kind: 'int', ...options }),
  str: (length: number, options: ColumnOptions = {}): ColumnSpec => ({ kind: 'str', length, ...options }),
  code: (length: number, options: CodeOptions = {}): ColumnSpec => ({ kind: 'code', length, ...options }),
  text: (options: ColumnOptions = {}): ColumnSpec => ({ kind: 'text', ...options }),
  bool: (options: ColumnOptions = {}): ColumnSpec => ({ kind: 'bool', ...options }),
  time: (options: ColumnOptions = {}): ColumnSpec => ({ kind: 'time', ...options }),
  json: (options: { nullable?: boolean } = {}): ColumnSpec => ({ kind: 'json', ...options }),
};

interface Keys {
  unique?: Record<string, string[]>;
  index?: Record<string, string[]>;
  /** `references` is a table, by its `id` unless `referencedColumns` says otherwise. */
  foreign?: Record<
    string,
    { columns: string[]; references: string; referencedColumns?: string[]; onDelete?: OnDelete }
  >;
}

function literal(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;
}

/** A column for `queryRunner.addColumn(table, new TableColumn(tableColumn(queryRunner, 'paidAt', col.time())))`. */
export function tableColumn(
  queryRunner: QueryRunner,
  property: string,
  spec: ColumnSpec,
): TableColumnOptions {
  return {
    name: snakeCase(property),
    isNullable: spec.nullable ?? false,
    isPrimary: spec.primary ?? false,
    ...(spec.default === undefined ? {} : { default: literal(spec.default) }),
    ...columnType(queryRunner.dataSource, spec.kind, spec.length),
  };
}

/**
 * Creates a table the same way on every engine. Columns are keyed by the entity's property names, and the keys list
 * property names too; every key carries the name the entity's @Unique, @Index or @Foreign gives it.
 */
export async function createTable(
  queryRunner: QueryRunner,
  name: string,
  columns: Record<string, ColumnSpec>,
  { unique = {}, index = {}, foreign = {} }: Keys = {},
): Promise<void> {
  const named = (keys: Record<string, string[]>) =>
    Object.entries(keys).map(([key, properties]) => ({ name: key, columnNames: properties.map(snakeCase) }));
  const asIndexes = uniquesAreIndexes(queryRunner.dataSource);
  await queryRunner.createTable(
    new Table({
      name,
      columns: Object.entries(columns).map(([property, spec]) => tableColumn(queryRunner, property, spec)),
      uniques: asIndexes ? [] : named(unique),
      indices: [
        ...named(index),
        ...(asIndexes ? named(unique).map((key) => ({ ...key, isUnique: true })) : []),
      ],
      foreignKeys: Object.entries(foreign).map(([key, reference]) => ({
        name: key,
        columnNames: reference.columns.map(snakeCase),
        referencedTableName: reference.references,
        referencedColumnNames: (reference.referencedColumns ?? ['id']).map(snakeCase),
        onDelete: reference.onDelete ?? 'RESTRICT',
        // Said aloud because the engines' unspoken defaults differ and would look like a change of the schema.
        onUpdate: 'NO ACTION',
      })),
    }),
  );
}
