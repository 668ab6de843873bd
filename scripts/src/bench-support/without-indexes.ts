import type { Connection, RowDataPacket } from 'mysql2/promise';

interface IndexColumn extends RowDataPacket {
  name: string;
  columns: string;
  plain: number;
}

/** Runs `work` with a table's keys away, and builds them anew afterwards: sorted, which is many times faster. */
export async function withoutIndexes(
  connection: Connection,
  table: string,
  kept: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const [indexes] = await connection.query<IndexColumn[]>(
    `SELECT index_name AS name, MAX(non_unique) AS plain,
            GROUP_CONCAT(column_name ORDER BY seq_in_index) AS columns
     FROM information_schema.statistics
     WHERE table_schema = DATABASE() AND table_name = ? AND index_name <> 'PRIMARY' GROUP BY index_name`,
    [table],
  );
  const away = indexes.filter(({ name }) => !kept.includes(name));
  if (away.length === 0) return work();
  await connection.query(`ALTER TABLE ${table} ${away.map(({ name }) => `DROP INDEX ${name}`).join(', ')}`);
  await work();
  const adds = away.map(
    ({ name, columns, plain }) => `ADD ${plain ? '' : 'UNIQUE'} INDEX ${name} (${columns})`,
  );
  await connection.query(`ALTER TABLE ${table} ${adds.join(', ')}`);
  await connection.query(`ANALYZE TABLE ${table}`);
}
