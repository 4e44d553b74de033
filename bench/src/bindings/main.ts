/** What it costs an application to hear 10,000 messages through a binding: script time beside a bare WebSocket's. */
import { parseArgs } from 'node:util';
import { seededRandom } from '@resilient-socket/core/testing';
import { bundle } from '@resilient-socket/tooling/bundle';
import { chromiumLaunchOptions } from '@resilient-socket/tooling/chromium';
import { type Browser, type CDPSession, chromium } from 'playwright';
import { type Server, startServer } from '../server-process.ts';
import { shuffled } from '../shuffled.ts';
import { estimate, median } from '../statistics.ts';
import { APPLICATIONS, type ApplicationName, BARE, GOAL_RATIO, ONE_RENDER_A_FRAME, WITHOUT_RENDERS } from './names.ts';
import type { Batch, BindingsBench } from './page.ts';

const MESSAGES = 10_000;
const SEED = 1;
const GENERATIONS = 5;
const WARM_UP_TURNS = 2;
const TURNS = 6;
/** In each turn: one alone takes too short a time to be told from noise. */
const BATCHES = 3;
const MS_PER_S = 1000;
const RECEIVE_SMALL_TEXT = { name: '', direction: 'receive', kind: 'text', bytes: 32, listen: 'one listener' } as const;

/** What page.ts leaves there. */
type InPage = typeof globalThis & { readonly bench: BindingsBench };

/** Of a batch, on average; and the most of any. */
interface Timed extends Batch {
  readonly scriptMs: number;
  readonly rendersBeyondFrames: number;
}

interface Client {
  /** Receives the messages some times over. */
  turn(): Promise<Timed>;
  close(): Promise<void>;
}

const random = seededRandom(SEED);
const { values: options } = parseArgs({ options: { assert: { type: 'boolean', default: false } } });
const script = await bundle(new URL('./page.ts', import.meta.url));
const server = await startServer();
const browser = await chromium.launch(await chromiumLaunchOptions());
const generations: Map<ApplicationName, Timed[]>[] = [];
try {
  for (let generation = 0; generation < GENERATIONS; generation++) generations.push(await measure(browser, server));
} finally {
  await browser.close();
  server.stop();
}

const rows = APPLICATIONS.map(summary);
console.log(`\n### ${MESSAGES} messages of 32 B in Chromium\n`);
console.log('| application | script time ratio | ± | script ms | renders | frames |');
console.log('| :-- | --: | --: | --: | --: | --: |');
for (const { name, ratio, scriptMs, renders, frames } of rows)
  console.log(
    `| ${name} | ${ratio.mean.toFixed(2)} | ${ratio.error.toFixed(3)} | ${scriptMs.toFixed(1)} | ${renders} | ${frames} |`,
  );

const missed = rows.flatMap(missedGoals);
for (const goal of missed) console.log(`\nThe goal is missed: ${goal}`);
if (options.assert && missed.length > 0) process.exitCode = 1;

/** Everybody takes turns, in pages of their own, started anew for each generation. */
async function measure(browser: Browser, server: Server): Promise<Map<ApplicationName, Timed[]>> {
  const timings = new Map<ApplicationName, Timed[]>();
  const clients = new Map<ApplicationName, Client>();
  for (const name of APPLICATIONS) clients.set(name, await startClient(browser, server, name));
  for (let turn = -WARM_UP_TURNS; turn < TURNS; turn++) {
    for (const [name, client] of shuffled([...clients], random)) {
      const timed = await client.turn();
      if (turn >= 0) timings.set(name, [...(timings.get(name) ?? []), timed]);
    }
  }
  for (const client of clients.values()) await client.close();
  return timings;
}

async function startClient(browser: Browser, { pageUrl, urlFor }: Server, name: ApplicationName): Promise<Client> {
  const page = await browser.newPage();
  await page.goto(pageUrl);
  await page.addScriptTag({ content: script });
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable');
  const start = { name, url: urlFor(RECEIVE_SMALL_TEXT) };
  await page.evaluate(({ name, url }) => (globalThis as InPage).bench.start(name, url), start);
  return {
    async turn() {
      await page.bringToFront();
      const before = await scriptMs(devTools);
      const batches: Batch[] = [];
      for (let batch = 0; batch < BATCHES; batch++)
        batches.push(await page.evaluate((count) => (globalThis as InPage).bench.batch(count), MESSAGES));
      const most = (count: (batch: Batch) => number) => Math.max(...batches.map(count));
      return {
        scriptMs: ((await scriptMs(devTools)) - before) / BATCHES,
        renders: most(({ renders }) => renders),
        frames: most(({ frames }) => frames),
        rendersBeyondFrames: most(({ renders, frames }) => renders - frames),
      };
    },
    close: () => page.close(),
  };
}

/** How long JavaScript has run in the page so far. */
async function scriptMs(devTools: CDPSession): Promise<number> {
  const { metrics } = await devTools.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'ScriptDuration')?.value;
  if (seconds === undefined) throw new Error('this Chromium does not tell how long scripts ran');
  return seconds * MS_PER_S;
}

function summary(name: ApplicationName) {
  const timed = generations.flatMap((generation) => generation.get(name) ?? []);
  const ratios = generations.map((generation) => {
    const bare = generation.get(BARE) ?? [];
    const own = generation.get(name) ?? [];
    return median(own.map(({ scriptMs }, turn) => scriptMs / (bare[turn]?.scriptMs ?? Number.NaN)));
  });
  const most = (count: (batch: Timed) => number) => Math.max(...timed.map(count));
  return {
    name,
    ratio: estimate(ratios),
    scriptMs: median(timed.map(({ scriptMs }) => scriptMs)),
    renders: most(({ renders }) => renders),
    frames: most(({ frames }) => frames),
    rendersBeyondFrames: most(({ rendersBeyondFrames }) => rendersBeyondFrames),
  };
}

function missedGoals({ name, ratio, renders, rendersBeyondFrames }: ReturnType<typeof summary>): string[] {
  const missed: string[] = [];
  const isSilent = WITHOUT_RENDERS.includes(name);
  if (isSilent && ratio.mean > GOAL_RATIO) missed.push(`${name}: ${ratio.mean.toFixed(2)} > ${GOAL_RATIO}`);
  if (isSilent && renders > 0) missed.push(`${name}: ${renders} renders`);
  if (ONE_RENDER_A_FRAME.includes(name) && rendersBeyondFrames > 0) missed.push(`${name}: more renders than frames`);
  return missed;
}
