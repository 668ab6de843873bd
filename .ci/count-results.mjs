// Adds up Jest's result files of a folder. A part that broke without a failed test counts as one failure.
// node count-results.mjs <folder> [broken part…]
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const [folder, ...broken] = process.argv.slice(2);
let passed = 0;
let failed = 0;
console.log('\n=== Results');
for (const file of readdirSync(folder).sort()) {
  const result = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  const skipped = result.numPendingTests + result.numTodoTests;
  // A file that does not even load has no failed test of its own.
  const failures = result.numFailedTests + result.numRuntimeErrorTestSuites;
  passed += result.numPassedTests;
  failed += failures;
  const name = path.basename(file, '.json');
  console.log(
    `${name}: ${result.numPassedTests} passed, ${failures} failed${skipped ? `, ${skipped} SKIPPED` : ''}`,
  );
  for (const suite of result.testResults) {
    for (const test of suite.assertionResults) {
      if (test.status !== 'passed') console.log(`  ${test.status}: ${test.fullName}`);
    }
  }
}
for (const title of broken) console.log(`broken: ${title}`);
if (failed === 0) failed = broken.length;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
