import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const parts = ['-wal', '-shm', ''];

/**
 * Fills a SQLite file that does not exist yet. `fill` gets the address of another file, which takes the name only
 * once it is complete: an interrupted start leaves no half-filled shop behind. Other databases are left alone.
 */
export async function fillNewDatabase(
  databaseUrl: string,
  fill: (databaseUrl: string) => Promise<void>,
): Promise<void> {
  const file = /^sqlite:(?!:memory:)(.+)$/.exec(databaseUrl)?.[1];
  if (!file || existsSync(file)) return;
  const unfinished = `${file}.unfinished`;
  mkdirSync(path.dirname(file), { recursive: true });
  for (const part of parts) rmSync(unfinished + part, { force: true });
  await fill(`sqlite:${unfinished}`);
  for (const part of parts) if (existsSync(unfinished + part)) renameSync(unfinished + part, file + part);
}
