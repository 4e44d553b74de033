import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** The report that vitest left in each package that has run. */
export function testResults(): string[] {
  return ['packages', 'apps']
    .flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(folder, name)))
    .concat('proof')
    .map((directory) => join(ROOT, directory, 'test-results', 'results.json'))
    .filter((file) => existsSync(file));
}

/** How many tests passed and failed, over all packages. */
export function sumTotals(): { passed: number; failed: number } {
  const totals = { passed: 0, failed: 0 };
  for (const file of testResults()) {
    const report = JSON.parse(readFileSync(file, 'utf8')) as { numPassedTests: number; numFailedTests: number };
    totals.passed += report.numPassedTests;
    totals.failed += report.numFailedTests;
  }
  return totals;
}

if (import.meta.main) {
  const { passed, failed } = sumTotals();
  console.log(`${passed} passed, ${failed} failed`);
}
