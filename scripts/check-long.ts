import { run } from './run.ts';

const SOURCES = '--conditions=@resilient-socket/source';

/** What takes minutes, each in a process of its own. */
const checks: readonly (readonly [name: string, ...args: string[]])[] = [
  ['broken rules are caught', 'scripts/mutants.ts'],
  ['soak: 10,000 connections', SOURCES, 'proof/src/soak/main.ts'],
];

const failed: string[] = [];
for (const [name, ...args] of checks) {
  console.log(`\n— ${name}`);
  if (run('node', args) !== 0) failed.push(name);
}
console.log(failed.length > 0 ? `\ncheck:long failed: ${failed.join('; ')}` : '\ncheck:long: all well');
process.exitCode = failed.length > 0 ? 1 : 0;
