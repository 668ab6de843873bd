import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lifecycleDoc } from './lifecycle-doc';

/** Writes docs/order-lifecycle.md; with --check only says whether it is up to date, by its exit code. */
const file = path.join(__dirname, '../../docs/order-lifecycle.md');

if (!process.argv.includes('--check')) writeFileSync(file, lifecycleDoc());
else if (readFileSync(file, 'utf8') !== lifecycleDoc()) {
  console.error('docs/order-lifecycle.md is stale: run node scripts/dist/write-lifecycle-doc.js');
  process.exitCode = 1;
}
