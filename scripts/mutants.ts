import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decideMutations } from './mutants/decide.ts';
import type { Mutation } from './mutants/mutation.ts';

const CORE = join(import.meta.dirname, '../packages/core');
const AT_ONCE = 2;
/** A mutant may run in circles. */
const LONGEST_RUN_MS = 60_000;

/** The tests that have to notice, by the beginning of the file's name: parts of paths, as vitest takes them. */
const TESTS: readonly (readonly [file: string, ...tests: string[]])[] = [
  ['decide/machine', 'decide/machine', 'decide/wait'],
  ['decide/wait', 'decide/machine.prop', 'decide/wait'],
  ['decide/pacer', 'decide/pacer'],
  ['decide/', 'decide/policy', 'decide/rules', 'decide/retry', 'decide/machine.test'],
];

type Outcome = { readonly caughtBy: string | null };

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'mutants-'));
let copies = 0;

/** A copy of the core package: the checkout is never changed. */
function copyCore(): string {
  copies += 1;
  const copy = join(folder, 'packages', String(copies));
  mkdirSync(copy, { recursive: true });
  for (const name of ['src', 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
    cpSync(join(CORE, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(CORE, 'node_modules'), join(copy, 'node_modules'), 'junction');
  return copy;
}

function mutate(copy: string, { file, find, replace }: Mutation): void {
  const path = join(copy, 'src', file);
  const [before, after, ...more] = readFileSync(path, 'utf8').split(find);
  if (after === undefined || more.length > 0) throw new Error(`not exactly once in ${file}: ${find}`);
  writeFileSync(path, before + replace + after);
}

/** Runs these tests on the copy, up to the first that fails. */
async function test(copy: string, tests: readonly string[]): Promise<Outcome> {
  const report = join(copy, 'report.json');
  const output = ['--reporter=json', `--outputFile=${report}`];
  const args = [join(copy, 'node_modules/vitest/vitest.mjs'), 'run', '--project=node', '--bail=1', ...output, ...tests];
  const child = spawn(process.execPath, args, {
    cwd: copy,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: LONGEST_RUN_MS,
  });
  let errors = '';
  child.stderr.on('data', (data) => {
    errors += data;
  });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (status === 0) return { caughtBy: null };
  if (status === null) return { caughtBy: `no end within ${LONGEST_RUN_MS} ms` };
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const failed = testResults.flatMap((file) => file.assertionResults).find((one) => one.status === 'failed');
  if (!failed) throw new Error(`the tests did not run: ${testResults.map(({ message }) => message)}\n${errors}`);
  return { caughtBy: failed.fullName };
}

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

async function try_(mutation: Mutation) {}
