import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a benchmark file in this folder exports as `bench`. */
export type Bench = (options: BenchOptions) => Promise<void>;
export interface BenchOptions {
  /** Small amounts, only to see that it works; the figures mean nothing. */
  smoke: boolean;
}

/** `pnpm bench <name> [--smoke]` runs bench/<name>.ts. */
async function main(args: string[]): Promise<void> {
  const [name] = args.filter((arg) => !arg.startsWith('--'));
  if (!name || !benches().includes(name))
    throw new Error(`Usage: pnpm bench <name> [--smoke]\nThere is: ${benches().join(', ') || 'none yet'}`);
  const { bench } = (await import(pathToFileURL(path.join(__dirname, `${name}.js`)).href)) as {
    bench: Bench;
  };
  const started = performance.now();
  await bench({ smoke: args.includes('--smoke') });
  console.log(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s in all`);
}

const benches = (): string[] =>
  readdirSync(__dirname)
    .filter((file) => file.endsWith('.js') && file !== path.basename(__filename))
    .map((file) => path.basename(file, '.js'));

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
