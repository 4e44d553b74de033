import type { Client, Job, Runtime, Timing } from './client.ts';
import { BARE, type Contender } from './contender-names.ts';
import type { Scenario } from './scenarios.ts';

export interface Effort {
  /** How many times all clients are started anew: two processes that do the same differ by some percent for life. */
  readonly generations: number;
  /** An engine optimises what it has seen often, so everybody begins with rounds that do not count. */
  readonly warmUpRounds: number;
  readonly roundsPerGeneration: number;
  /** How much CPU the batches of a round take together, about, when it is the turn of `bare`. */
  readonly roundMs: number;
}

/** The timings of a round's batches, round by round; the same place in two lists is the same round. */
export interface Measured {
  readonly messagesPerBatch: number;
  readonly rounds: ReadonlyMap<Contender, readonly (readonly Timing[])[]>;
}

const FIRST_GUESS_MESSAGES = 200;
/** At the size of a batch; the first ones see an engine that is still slow. */
const GUESSES = 8;
/** A connection warms up for this part of a round. */
const WARM_UP_SHARE = 0.25;

type Size = Pick<Job, 'warmUpBatches' | 'batches' | 'messagesPerBatch'>;

/**
 * Lets the contenders take turns, so that whatever else the machine does hits all of them alike. Each has a client of
 * its own: what the engine has learned from one contender neither helps nor harms another.
 */
export async function measureInterleaved(
  runtime: Runtime,
  contenders: readonly Contender[],
  scenario: Scenario,
  url: string,
  { generations, warmUpRounds, roundsPerGeneration, roundMs }: Effort,
): Promise<Measured> {
  const batches = Math.ceil(roundMs / runtime.batchMs);
  const warmUpBatches = Math.ceil(batches * WARM_UP_SHARE);
  const messagesPerBatch = await withClients(runtime, [BARE], (clients) =>
    fittingBatch(runtime.batchMs, (messages) =>
      measure(clients, BARE, { warmUpBatches, batches, messagesPerBatch: messages }),
    ),
  );
  const rounds = new Map<Contender, Timing[][]>(contenders.map((contender) => [contender, []]));

  for (let generation = 0; generation < generations; generation++) {
    await withClients(runtime, contenders, async (clients) => {
      for (let round = -warmUpRounds; round < roundsPerGeneration; round++) {
        for (const contender of inTurn(contenders, generation + round + warmUpRounds)) {
          const timings = await measure(clients, contender, { warmUpBatches, batches, messagesPerBatch });
          if (round >= 0) rounds.get(contender)?.push(timings);
        }
      }
    });
  }
  return { messagesPerBatch, rounds };

  function measure(clients: ReadonlyMap<Contender, Client>, contender: Contender, size: Size): Promise<Timing[]> {
    return (clients.get(contender) as Client).measure({ contender, scenario, url, ...size });
  }
}

async function withClients<Result>(
  runtime: Runtime,
  contenders: readonly Contender[],
  use: (clients: ReadonlyMap<Contender, Client>) => Promise<Result>,
): Promise<Result> {
  const clients = new Map<Contender, Client>();
  try {
    await Promise.all(contenders.map(async (contender) => clients.set(contender, await runtime.startClient())));
    return await use(clients);
  } finally {
    await Promise.all([...clients.values()].map((client) => client.close()));
  }
}

/** How many messages take `batchMs` of CPU, once the engine is warm. */
async function fittingBatch(batchMs: number, time: (messages: number) => Promise<Timing[]>): Promise<number> {
  let messages = FIRST_GUESS_MESSAGES;
  for (let guess = 0; guess < GUESSES; guess++) {
    const cpuMs = Math.min(...(await time(messages)).map((timing) => timing.cpuMs));
    messages = Math.ceil((messages * batchMs) / cpuMs);
  }
  return messages;
}

/** Nobody is always the first, or always behind the same one. */
function inTurn<Item>(items: readonly Item[], round: number): Item[] {
  const start = round % items.length;
  const turn = [...items.slice(start), ...items.slice(0, start)];
  return round % 2 === 0 ? turn : turn.reverse();
}
