import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const WRITTEN_AFTER_MS = 100;

/** Where rows are kept over restarts, so that a demo opened again goes on. Without a file they are kept nowhere. */
export class StateFile<Row> {
  private writing: NodeJS.Timeout | undefined;

  constructor(
    private readonly file: string | undefined,
    /** All there are now. */
    private readonly rows: () => Row[],
  ) {}

  read(): Row[] {
    if (!this.file || !existsSync(this.file)) return [];
    return JSON.parse(readFileSync(this.file, 'utf8')) as Row[];
  }

  /** To be told after every change of a row. */
  changed(): void {
    if (this.file) this.writing ??= setTimeout(() => this.write(), WRITTEN_AFTER_MS);
  }

  /** Writes what is not written yet. */
  close(): void {
    if (this.writing) this.write();
  }

  private write(): void {
    clearTimeout(this.writing);
    this.writing = undefined;
    if (!this.file) return;
    mkdirSync(path.dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.unfinished`, JSON.stringify(this.rows()));
    renameSync(`${this.file}.unfinished`, this.file);
  }
}
