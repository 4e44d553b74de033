import { chromiumRuntime } from './chromium-runtime.ts';
import type { Runtime, RuntimeName } from './client.ts';
import { type Comparison, compare } from './comparison.ts';
import { CONTENDERS } from './contender-names.ts';
import { missedGoals } from './goal.ts';
import { nodeRuntime } from './node-runtime.ts';
import { parseOptions } from './options.ts';
import { type Effort, measureInterleaved } from './rounds.ts';
import { SCENARIOS } from './scenarios.ts';
import { startServer } from './server-process.ts';
import { table } from './table.ts';

const FULL: Effort = { generations: 5, warmUpRounds: 2, roundsPerGeneration: 5, roundMs: 80 };
const QUICK: Effort = { generations: 1, warmUpRounds: 3, roundsPerGeneration: 5, roundMs: 20 };

const options = parseOptions(process.argv.slice(2));
const effort = options.quick ? QUICK : FULL;
const rounds = effort.generations * effort.roundsPerGeneration;
const scenarios = SCENARIOS.filter(({ quick }) => quick || !options.quick);
const server = await startServer();
const comparisons: Comparison[] = [];

try {
  for (const name of options.runtimes) await benchRuntime(name);
} finally {
  server.stop();
}

const missed = missedGoals(comparisons);
for (const goal of missed) console.log(`\nThe goal is missed: ${goal}`);
if (options.assert && missed.length > 0) process.exitCode = 1;

async function benchRuntime(name: RuntimeName): Promise<void> {
  const runtime = await startRuntime(name);
  try {
    for (const scenario of scenarios) {
      const measured = await measureInterleaved(runtime, CONTENDERS, scenario, server.urlFor(scenario), effort);
      const compared = compare(name, scenario, measured);
      comparisons.push(...compared);
      console.log(`\n### ${runtime.webSocket}: ${scenario.name}\n`);
      console.log(`${rounds} rounds, batches of ${measured.messagesPerBatch} messages\n\n${table(compared)}`);
    }
  } finally {
    await runtime.stop();
  }
}

async function startRuntime(name: RuntimeName): Promise<Runtime> {
  return name === 'chromium' ? await chromiumRuntime(server.pageUrl) : nodeRuntime(name);
}
