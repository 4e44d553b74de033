import { pacedWebSocket, ResilientSocket, type WebSocketClass } from '@resilient-socket/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket as Ws } from 'ws';
import { type RawServer, startRawServer } from './raw-server.ts';

const SEEDS = 60;
const ATTEMPTS = 3;
const silent = { debug() {}, info() {}, warn() {}, error() {} };

let server: RawServer;
/** What came out where nothing may come out. */
const escaped: unknown[] = [];
const catchIt = (error: unknown) => escaped.push(error);

beforeAll(async () => {
  process.on('unhandledRejection', catchIt).on('uncaughtException', catchIt);
  server = await startRawServer();
});

afterAll(async () => {
  await server.stop();
  process.off('unhandledRejection', catchIt).off('uncaughtException', catchIt);
});

/** Everything that a socket fired, once it has ended. */
function ending(socket: EventTarget): Promise<string> {
  const fired: string[] = [];
  return new Promise((resolve) => {
    for (const type of ['open', 'message', 'reconnecting', 'error', 'close']) {
      socket.addEventListener(type, () => {
        fired.push(type);
        if (type === 'close') resolve(fired.join(' '));
      });
    }
  });
}

describe.each<[string, WebSocketClass]>([
  ['the WebSocket of this Node', WebSocket],
  ['the ws package', Ws],
])('whatever bytes a server sends to %s (R1)', (name, Class) => {
  const address = (kind: string, seed: number) => `${server.origin}/${seed}/${kind}/${encodeURIComponent(name)}`;
  const seeds = Array.from({ length: SEEDS }, (_, seed) => seed);

  it('a ResilientSocket throws nothing, decides about each loss, and ends once (L3, L7)', {
    timeout: 60_000,
  }, async () => {
    const endings = seeds.map(async (seed) => {
      const socket = new ResilientSocket(address('resilient', seed), [], {
        WebSocket: Class,
        logger: silent,
        codes: { '0-65535': 'backoff' },
        backoff: { maxDelayMs: 1 },
        hints: false,
        limit: { attempts: ATTEMPTS },
      });
      const fired = await ending(socket);
      const { lastClose, decision } = socket.getSnapshot();
      return { seed, fired, lastClose, decision };
    });
    const all = await Promise.all(endings);
    for (const { seed, fired, lastClose, decision } of all) {
      expect(fired, `seed ${seed}`).toMatch(/^((open )?(message )*reconnecting ){3}(open )?(message )*(error )?close$/);
      expect(lastClose, `seed ${seed}`).toMatchObject({ code: expect.any(Number), reason: expect.any(String) });
      expect(decision, `seed ${seed}`).toMatchObject({ action: 'stop', attempt: ATTEMPTS });
    }
    expect(escaped).toEqual([]);
  });

  it('a paced session throws nothing, and ends once (S1)', { timeout: 60_000 }, async () => {
    const Paced = pacedWebSocket({ WebSocket: Class, logger: silent, longestWaitMs: 1, hints: false });
    const all = await Promise.all(seeds.map((seed) => ending(new Paced(address('paced', seed)))));
    for (const [seed, fired] of all.entries()) {
      expect(fired, `seed ${seed}`).toMatch(/^(open )?(message )*(error )?close$/);
    }
    expect(escaped).toEqual([]);
  });
});
