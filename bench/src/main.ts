import { chromiumRuntime } from './chromium-runtime.ts';
import type { Runtime, RuntimeName } from './client.ts';
import { type Comparison, compare } from './comparison.ts';
import { CONTENDERS } from './contender-names.ts';
import { missedGoals } from './goal.ts';
import { nodeRuntime } from './node-runtime.ts';
import { parseOptions } from './options.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { startServer } from './server-process.ts';
import { table } from './table.ts';
import { type Effort, measureInterleaved } from './turns.ts';

const FULL: Effort = { generations: 8, generationMs: 200, warmUpMs: 150 };
/** Where the goal is. */
const EXACT: Effort = { ...FULL, generations: 20 };
const QUICK: Effort = { generations: 4, generationMs: 200, warmUpMs: 150 };

const options = parseOptions(process.argv.slice(2));
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
      const measured = await measureInterleaved(
        runtime,
        CONTENDERS,
        scenario,
        server.urlFor(scenario),
        effortFor(scenario),
      );
      const compared = CONTENDERS.map((contender) => compare(name, scenario, contender, measured));
      comparisons.push(...compared);
      console.log(`\n### ${runtime.webSocket}: ${scenario.name}\n`);
      console.log(`batches of ${measured.messagesPerBatch} messages\n\n${table(compared)}`);
    }
  } finally {
    await runtime.stop();
  }
}

function effortFor({ pinned }: Scenario): Effort {
  if (options.quick) return QUICK;
  return pinned ? EXACT : FULL;
}

async function startRuntime(name: RuntimeName): Promise<Runtime> {
  return name === 'chromium' ? await chromiumRuntime(server.pageUrl) : nodeRuntime(name);
}
