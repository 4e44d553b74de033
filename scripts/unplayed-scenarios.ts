import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarios } from '../packages/conformance/src/scenarios.ts';

/** Where the suite is played: by the bare core in its own package, and by every binding. */
const PLAYERS = ['conformance', 'react', 'vue', 'rxjs'];

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** The scenarios that a binding did not play, or did not pass, whatever its own tests say. */
export function unplayedScenarios(): string[] {
  return PLAYERS.flatMap((player) => {
    const passed = passedTests(join(import.meta.dirname, '../packages', player, 'test-results/results.json'));
    return scenarios
      .filter(({ title, rules }) => !passed.has(`conformance ${title} (${rules})`))
      .map(({ title }) => `${player} did not play: ${title}`);
  });
}

function passedTests(file: string): Set<string> {
  if (!existsSync(file)) return new Set();
  const { testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return new Set(tests.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName));
}
