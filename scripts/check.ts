import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.ts';
import { turbo } from './turbo.ts';

const published = readdirSync('packages')
  .map((name) => `packages/${name}`)
  .filter((path) => !isPrivate(path));

/** Everything but the tests, the cheapest first. */
const checks: readonly (readonly [name: string, check: () => number])[] = [
  ['lint, format, layers', () => run('biome', ['ci', '--error-on-warnings', '.'])],
  ['rules of hooks', () => run('eslint', ['--max-warnings', '0', 'packages/react', 'apps/react-demo'])],
  ['types', () => turbo('run', 'typecheck')],
  ['build', () => turbo('run', 'build')],
  ['packages', () => worst(published.map(checkPackage))],
  ['sizes', () => run('size-limit', [])],
  ['docs', () => run('node', ['scripts/check-docs.ts'])],
  // For turbo, whose tests they are, a changed README changes nothing.
  ['examples of the READMEs', () => worst(['react', 'vue', 'rxjs', 'devtools'].map(runExamples))],
];

function isPrivate(path: string): boolean {
  return JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')).private === true;
}

/** Looks at the tarball that would be published: what it exports, and whether its types resolve. */
function checkPackage(path: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'resilient-socket-'));
  const tarball = join(folder, 'package.tgz');
  const status =
    run('pnpm', ['--dir', path, 'pack', '--out', tarball]) ||
    run('publint', ['run', tarball, '--strict']) ||
    run('attw', [tarball, '--profile', 'esm-only', '--format', 'ascii']);
  rmSync(folder, { recursive: true });
  return status;
}

/** Leaves the report of all its tests as it is. */
function runExamples(name: string): number {
  return run('pnpm', ['--dir', `packages/${name}`, 'exec', 'vitest', 'run', '--reporter=dot', 'src/readme']);
}

function worst(statuses: readonly number[]): number {
  return Math.max(0, ...statuses);
}

const failed: string[] = [];
for (const [name, check] of checks) {
  console.log(`\n— ${name}`);
  if (check() !== 0) failed.push(name);
}
console.log(failed.length > 0 ? `\ncheck failed: ${failed.join('; ')}` : '\ncheck: all well');
process.exitCode = failed.length > 0 ? 1 : 0;
