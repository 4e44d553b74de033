import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutation } from './mutation.ts';

const ROOT = join(import.meta.dirname, '../..');
const CORE = join(ROOT, 'packages/core');
const CONFIGS = ['package.json', 'tsconfig.json', 'vitest.config.ts'];
/** Where our vitest configuration has it written. */
const REPORT = 'test-results/results.json';
/** A mutant may run in circles. */
const LONGEST_RUN_MS = 60_000;

/** What vitest reports as JSON, as far as it is read here. */
interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
  }[];
}

/** Copies of the core package in a folder of their own: the checkout is never changed. */
export class CoreCopies {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'mutants-')));
  #count = 0;

  constructor() {
    cpSync(join(ROOT, 'tsconfig.base.json'), join(this.folder, 'tsconfig.base.json'));
  }

  /**
   * The first of these tests that fails on a new copy, mutated or not; `null` when all pass.
   *
   * @throws Error when the mutation does not apply, or the tests do not run.
   */
  async test(tests: readonly string[], mutation?: Mutation): Promise<string | null> {
    const copy = this.#make();
    if (mutation) mutate(copy, mutation);
    const vitest = join(copy, 'node_modules/vitest/vitest.mjs');
    const args = [vitest, 'run', '--project=node', '--bail=1', ...tests];
    const child = spawn(process.execPath, args, { cwd: copy, stdio: 'ignore', timeout: LONGEST_RUN_MS });
    const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
    if (status === 0) return null;
    if (status === null) return `no end within ${LONGEST_RUN_MS} ms`;
    const { testResults } = JSON.parse(readFileSync(join(copy, REPORT), 'utf8')) as Report;
    const failed = testResults.flatMap((file) => file.assertionResults).find((one) => one.status === 'failed');
    if (!failed) throw new Error(`the tests did not run: ${testResults.map(({ message }) => message).join('\n')}`);
    return failed.title;
  }

  #make(): string {
    this.#count += 1;
    const copy = join(this.folder, 'packages', String(this.#count));
    mkdirSync(copy, { recursive: true });
    for (const name of ['src', ...CONFIGS]) cpSync(join(CORE, name), join(copy, name), { recursive: true });
    symlinkSync(join(CORE, 'node_modules'), join(copy, 'node_modules'), 'junction');
    return copy;
  }
}

function mutate(copy: string, { file, find, replace }: Mutation): void {
  const path = join(copy, 'src', file);
  const [before = '', after, ...more] = readFileSync(path, 'utf8').split(find);
  if (after === undefined || more.length > 0) throw new Error(`not exactly once in ${file}: ${find}`);
  writeFileSync(path, before + replace + after);
}
