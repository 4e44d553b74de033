import { setTimeout as wait } from 'node:timers/promises';
import type { WebSocketClass } from '@resilient-socket/core';
import { seededRandom } from '@resilient-socket/core/testing';
import type { Chaos } from './chaos.ts';
import { startChatter } from './chatter.ts';
import { createClient } from './client.ts';
import type { CountedTimers } from './counted-timers.ts';
import { anonymous, withToken } from './credentials.ts';
import { dealer } from './dealer.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import { type Life, live } from './life.ts';
import type { Tally } from './tally.ts';

/** Ms. A life takes two seconds, on a busy machine some more. */
const LONGEST_LIFE_MS = 60_000;

/** What all lives share. */
export interface World {
  readonly chaos: Chaos;
  readonly tally: Tally;
  readonly timers: CountedTimers;
  /** By the id of the client. */
  readonly ledgers: Map<string, Ledger>;
  readonly webSockets: readonly WebSocketClass[];
}

interface Population {
  readonly connections: number;
  readonly seed: number;
  readonly atOnce: number;
}

/** Begins a new life whenever one ends, until enough sessions have opened. Returns where lives got stuck. */
export async function populate(world: World, { connections, seed, atOnce }: Population): Promise<string[]> {
  const begin = beginner(world, seed);
  const stuck: string[] = [];
  const keepOneAlive = async () => {
    while (world.tally.opened < connections) {
      const life = begin();
      const problem = await problemOf(life);
      if (problem !== undefined) stuck.push(problem);
      life.chatter.stop();
      life.client.socket.close();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, keepOneAlive));
  return stuck;
}

/** Begins lives. All chance comes from the seed, in the order in which they begin; each life then has its own. */
function beginner(world: World, seed: number): () => Life {
  const { chaos, tally, timers, ledgers, webSockets } = world;
  const random = seededRandom(seed);
  const chance = () => seededRandom(random() * 2 ** 32);
  const flip = () => random() < 0.5;
  const deal = dealer(chance());
  return () => {
    const id = `client-${ledgers.size}`;
    const ledger = emptyLedger();
    ledgers.set(id, ledger);
    const WebSocket = webSockets[Math.floor(random() * webSockets.length)] as WebSocketClass;
    const credentials = flip() ? withToken(chaos, id) : anonymous(chaos, id);
    const platform = { setTimer: timers.setTimer, clearTimer: timers.clearTimer, random: chance() };
    const client = createClient({ id, credentials, WebSocket, platform, hasHeartbeat: flip(), ledger, tally });
    const chatter = startChatter(client.socket, ledger, chance());
    return { client, chatter, chaos, script: deal(), random: chance() };
  };
}

/** What was wrong with a life that threw, or did not come to its end. */
async function problemOf(life: Life): Promise<string | undefined> {
  const { id, socket } = life.client;
  const describe = (problem: unknown) => `${id} at "${life.client.way}", ${socket.getSnapshot().phase}: ${problem}`;
  const inTime = new AbortController();
  const overdue = wait(LONGEST_LIFE_MS, 'it did not end', { signal: inTime.signal }).catch(() => undefined);
  try {
    const problem = await Promise.race([live(life).then(() => undefined), overdue]);
    return problem && describe(problem);
  } catch (error) {
    return describe(error);
  } finally {
    inTime.abort();
  }
}
