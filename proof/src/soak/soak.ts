import type { WebSocketClass } from '@resilient-socket/core';
import { type ChaosServer, startChaosServer } from 'chaos-server';
import { WebSocket as Ws } from 'ws';
import { chaosOf } from './chaos.ts';
import { type CountedTimers, countedTimers } from './counted-timers.ts';
import type { Ledger } from './ledger.ts';
import { idOf } from './numbered.ts';
import { populate } from './populate.ts';
import { leftSince, openResources, type Resources } from './resources.ts';
import { type Balance, settle, total } from './settle.ts';
import { emptyTally, type Tally } from './tally.ts';

const DEFAULT_AT_ONCE = 32;
const SOCKETS = /^TCP(Socket|Connect)Wrap$/;

export interface SoakOptions {
  /** So many sessions open at least; the lives under way then go on to their end. */
  readonly connections: number;
  /** The same seed, the same lives; the network remains real. */
  readonly seed: number;
  /** How many sockets live at the same time. @default 32 */
  readonly atOnce?: number;
  /** Each socket uses one of them. @default the `ws` package's and Node's own */
  readonly webSockets?: readonly WebSocketClass[];
}

export interface SoakReport {
  readonly lives: number;
  /** Connections that were tried; those that opened are in the tally. */
  readonly attempts: number;
  readonly durationMs: number;
  readonly tally: Tally;
  readonly balance: Balance;
  /** What was left when all was closed, by name. */
  readonly leaks: Resources;
  /** Lives that did not get on, and where. */
  readonly stuck: readonly string[];
}

/**
 * Lets many sockets live through the whole menu of a chaos server, and draws the balance of their messages.
 *
 * @throws RangeError when a number is out of its range.
 */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const { connections, seed, atOnce = DEFAULT_AT_ONCE, webSockets = [Ws, WebSocket] } = options;
  checkCounts({ connections, atOnce });
  const startedAt = performance.now();
  const before = openResources();
  const tally = emptyTally();
  const timers = countedTimers();
  const ledgers = new Map<string, Ledger>();
  const server = await startChaosServer({
    onMessage: (client, text) => receive(ledgers.get(client ?? ''), text),
    log: (text) => tally.logs.add(text),
  });
  const world = { chaos: chaosOf(server), tally, timers, ledgers, webSockets };
  const stuck = await populate(world, { connections, seed, atOnce });
  const leaks = await findLeaks(server, timers, before);
  const accounts = [...ledgers.values()];
  return {
    lives: accounts.length,
    attempts: accounts.reduce((attempts, ledger) => attempts + ledger.connections.length, 0),
    durationMs: performance.now() - startedAt,
    tally,
    balance: total(accounts.map(settle)),
    leaks,
    stuck,
  };
}

function checkCounts(counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) {
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`${name} must be an integer from 1, got ${count}`);
  }
}

function receive(ledger: Ledger | undefined, text: string): void {
  const id = idOf(text);
  if (id !== undefined) ledger?.received.push(id);
}

/** The server stops in between: what it would tidy up itself must be gone before. */
async function findLeaks(server: ChaosServer, timers: CountedTimers, before: Resources): Promise<Resources> {
  const sockets = await leftSince(before, SOCKETS);
  const own = new Map([
    ['timer of a socket', timers.active()],
    ['connection of the server', await chaosOf(server).connections()],
  ]);
  await server.stop();
  const rest = await leftSince(before);
  return new Map([...own, ...sockets, ...rest].filter(([, count]) => count > 0));
}
