import { rmSync } from 'node:fs';
import { CoreCopies } from './mutants/core-copies.ts';
import { decideMutations } from './mutants/decide.ts';
import type { Mutation } from './mutants/mutation.ts';
import { socketMutations } from './mutants/socket.ts';

/** Breaks copies of the core package in small ways, one at a time, and sees whether a test notices. */
const mutations: readonly Mutation[] = [...decideMutations, ...socketMutations];
const AT_ONCE = 2;

/** The tests that have to notice, by how the name of the file begins: parts of paths, as vitest takes them. */
const TESTS: readonly (readonly [file: string, ...tests: string[]])[] = [
  ['decide/machine', 'decide/machine', 'decide/wait'],
  ['decide/transitions', 'decide/machine', 'decide/wait'],
  ['decide/wait', 'decide/machine.prop', 'decide/wait'],
  ['decide/pacer', 'decide/pacer'],
  ['decide/dialect', 'decide/classify'],
  ['decide/classify', 'decide/classify'],
  ['decide/', 'decide/policy', 'decide/rules', 'decide/retry', 'decide/machine.test'],
  ['socket/paced', 'socket/paced'],
  ['socket/binding', 'socket/binding'],
  ['socket/wanted-socket', 'socket/binding'],
  ['socket/shared-sockets', 'socket/shared-sockets'],
  ['socket/latest-message', 'socket/latest-message'],
  ['socket/countdown', 'socket/countdown'],
  [
    'socket/',
    'socket/resilient-socket.test',
    'socket/credentials',
    'socket/confirm-open',
    'socket/outbox',
    'socket/secrets',
    'socket/endpoint',
    'socket/codec',
    'socket/web-socket-classes',
    'socket/liveness',
    'socket/native-interface',
    'socket/leaks',
    'socket/fuzz',
  ],
];

const copies = new CoreCopies();
const problems: string[] = [];

async function tryOut(mutation: Mutation): Promise<void> {
  const { file, breaks } = mutation;
  const [, ...tests] = TESTS.find(([beginning]) => file.startsWith(beginning)) ?? [];
  const noticed = await copies.test(tests, mutation);
  if (noticed === null) problems.push(breaks);
  console.log(`${noticed === null ? 'SURVIVED' : 'caught  '}  ${file.padEnd(27)}  ${breaks}`);
  if (noticed !== null) console.log(`${' '.repeat(39)}by "${noticed}"`);
}

async function work(queue: Mutation[]): Promise<void> {
  for (let mutation = queue.shift(); mutation; mutation = queue.shift()) {
    try {
      await tryOut(mutation);
    } catch (error) {
      problems.push(mutation.breaks);
      console.log(`ERROR     ${mutation.file.padEnd(27)}  ${mutation.breaks}\n${error}`);
    }
  }
}

const startedAt = performance.now();
try {
  const all = [...new Set(TESTS.flatMap(([, ...tests]) => tests))];
  const broken = await copies.test(all);
  if (broken !== null) throw new Error(`without any mutation this fails: ${broken}`);
  const queue = [...mutations];
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(queue)));
} finally {
  rmSync(copies.folder, { recursive: true, force: true });
}
const seconds = Math.round((performance.now() - startedAt) / 1000);
console.log(`\n${mutations.length - problems.length} of ${mutations.length} mutations caught, in ${seconds} s`);
process.exitCode = problems.length > 0 ? 1 : 0;
