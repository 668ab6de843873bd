import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SCREENS = path.join(__dirname, '../.artifacts/screens');

/** A PDF as it would come out of the printer, looked at with poppler's tools. */
export class Paper {
  private constructor(
    /** The text of each page, its lines in reading order. */
    readonly pages: readonly string[],
    private readonly pdf: Buffer,
  ) {}

  static async of(pdf: Buffer): Promise<Paper> {
    const text = await withFile(pdf, async (file) => (await run('pdftotext', ['-layout', file, '-'])).stdout);
    // A form feed ends each page.
    return new Paper(text.split('\f').slice(0, -1), pdf);
  }

  /** Draws a page, the first being 1, as `e2e/.artifacts/screens/<name>.png`. */
  async draw(page: number, name: string): Promise<string> {
    mkdirSync(SCREENS, { recursive: true });
    const picture = path.join(SCREENS, name);
    const which = ['-f', String(page), '-l', String(page)];
    await withFile(this.pdf, (file) =>
      run('pdftoppm', ['-png', '-r', '90', ...which, '-singlefile', file, picture]),
    );
    return `${picture}.png`;
  }
}

async function withFile<T>(content: Buffer, use: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lanzi-paper-'));
  try {
    const file = path.join(folder, 'paper.pdf');
    writeFileSync(file, content);
    return await use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
