import { seededRandom } from '@resilient-socket/core/testing';
import type { Client, Runtime, Timing } from './client.ts';
import { BARE, type Contender } from './contender-names.ts';
import type { Scenario } from './scenarios.ts';
import { shuffled } from './shuffled.ts';

export interface Effort {
  /** How many times all clients are started anew: two processes that do the same differ by some percent for life. At least 2. */
  readonly generations: number;
  /** How much CPU the batches of `bare` take together in a generation, about, and in its warm-up. */
  readonly generationMs: number;
  readonly warmUpMs: number;
}

/** What each contender's batches took; the same place in two lists is the same turn. */
export type Generation = ReadonlyMap<Contender, readonly Timing[]>;

export interface Measured {
  readonly messagesPerBatch: number;
  readonly generations: readonly Generation[];
}

const SEED = 1;
const FIRST_GUESS_MESSAGES = 200;
/** At the size of a batch, each by several batches; the first ones see an engine that is still slow. */
const GUESSES = 8;
const BATCHES_PER_GUESS = 5;
/** An application has had connections before, which the engine has learned from; so a warm-up has several. */
const WARM_UP_CONNECTIONS = 3;

/**
 * Lets the contenders take turns, one batch each, so that whatever else the machine does hits all of them alike. Each has
 * a client of its own: what the engine has learned from one contender neither helps nor harms another.
 */
export async function measureInterleaved(
  runtime: Runtime,
  contenders: readonly Contender[],
  scenario: Scenario,
  url: string,
  { generations, generationMs, warmUpMs }: Effort,
): Promise<Measured> {
  const random = seededRandom(SEED);
  const turnsIn = (ms: number) => Math.ceil(ms / runtime.batchMs);
  const messagesPerBatch = await withClients([BARE], async (clients) => {
    await openAll(clients);
    return fittingBatch(runtime.batchMs, clients.get(BARE) as Client);
  });
  const measured: Generation[] = [];
  for (let generation = 0; generation < generations; generation++) {
    await withClients(shuffled(contenders, random), async (clients) => {
      for (let connection = 0; connection < WARM_UP_CONNECTIONS; connection++) {
        await openAll(clients);
        await takeTurns(clients, turnsIn(warmUpMs / WARM_UP_CONNECTIONS), messagesPerBatch, random);
      }
      measured.push(await takeTurns(clients, turnsIn(generationMs), messagesPerBatch, random));
    });
  }
  return { messagesPerBatch, generations: measured };

  async function openAll(clients: ReadonlyMap<Contender, Client>): Promise<void> {
    for (const [contender, client] of clients) await client.open({ contender, scenario, url });
  }

  async function withClients<Result>(
    names: readonly Contender[],
    use: (clients: ReadonlyMap<Contender, Client>) => Promise<Result>,
  ): Promise<Result> {
    const clients = new Map<Contender, Client>();
    try {
      for (const name of names) clients.set(name, await runtime.startClient());
      return await use(clients);
    } finally {
      await Promise.all([...clients.values()].map((client) => client.close()));
    }
  }
}

async function takeTurns(
  clients: ReadonlyMap<Contender, Client>,
  turns: number,
  messagesPerBatch: number,
  random: () => number,
): Promise<Generation> {
  const timings = new Map<Contender, Timing[]>([...clients.keys()].map((contender) => [contender, []]));
  for (let turn = 0; turn < turns; turn++) {
    for (const [contender, client] of shuffled([...clients], random)) {
      timings.get(contender)?.push(await client.batch(messagesPerBatch));
    }
  }
  return timings;
}

/** How many messages take `batchMs` of CPU, once the engine is warm. */
async function fittingBatch(batchMs: number, client: Client): Promise<number> {
  let messages = FIRST_GUESS_MESSAGES;
  for (let guess = 0; guess < GUESSES; guess++) {
    let leastCpuMs = Number.POSITIVE_INFINITY;
    for (let batch = 0; batch < BATCHES_PER_GUESS; batch++) {
      leastCpuMs = Math.min(leastCpuMs, (await client.batch(messages)).cpuMs);
    }
    messages = Math.ceil((messages * batchMs) / leastCpuMs);
  }
  return messages;
}
