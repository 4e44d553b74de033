import { expect, it } from 'vitest';
import { fakeWebSockets, manualClock } from '../testing/index.ts';
import { recordHistory } from './history.ts';
import { pacedWebSocket } from './paced-web-socket.ts';
import type { Logger } from './platform.ts';
import { open, type SetUp, setUp } from './socket-world.test.helper.ts';

const SECRET = 'hunter2';
const URL_WITH_SECRETS = `wss://alice:${SECRET}@example.test/live?token=${SECRET}&next=1`;

/** Every word that a logger is given, however deep. */
function wordsOf(details: unknown): string {
  if (details instanceof Error) return `${details.name} ${details.message} ${details.stack}`;
  return typeof details === 'object' && details ? Object.values(details).map(wordsOf).join() : String(details);
}

function recordingLogger() {
  const log: string[] = [];
  const write = (...line: unknown[]) => log.push(line.map(wordsOf).join());
  return { log, logger: { debug: write, info: write, warn: write, error: write } satisfies Logger };
}

function fail(): never {
  throw new Error(`no such user: ${SECRET}`);
}

/** Everything that may go wrong says the secret. */
const situations: { readonly [situation: string]: SetUp } = {
  'a url that works': { url: URL_WITH_SECRETS, protocols: ['chat', SECRET] },
  'a url that is none': { url: async () => `ftp://${SECRET}/` },
  'a url function that throws': { url: fail },
  'a url function that rejects with a text': { url: () => Promise.reject(SECRET) },
  'a protocols function that throws': { protocols: fail },
  'protocols that are none': { protocols: async () => `${SECRET} with spaces` },
  'a class that throws': {
    WebSocket: class {
      constructor() {
        fail();
      }
    } as never,
  },
  'credentials that do not come': { reauthenticate: fail },
  'decide that throws': { decide: fail },
  'decide that answers nonsense': { decide: () => ({ action: SECRET as 'stop' }) },
  'confirmOpen that throws': { confirmOpen: fail },
  'a heartbeat that throws': { heartbeat: { message: fail, intervalMs: 10, timeoutMs: 10 } },
  'a codec that fails': { codec: { encode: String, decode: fail } },
  'messages that are dropped': { outbox: { maxMessages: 1, whenFull: 'drop-oldest' }, confirmOpen: () => false },
};

it.each(Object.keys(situations))('no secret is in what we say of %s (D3)', async (situation) => {
  const { log, logger } = recordingLogger();
  const world = setUp({ url: URL_WITH_SECRETS, ...situations[situation], logger });
  const history = recordHistory(world.socket);
  const said: unknown[] = [];
  const told = world.socket.toJSON.bind(world.socket);
  world.socket.addEventListener('decision', ({ decision }) => said.push(decision.because, decision.advice));
  world.socket.subscribe(() => said.push(JSON.stringify(world.socket)));
  for (let sent = 0; sent < 3; sent += 1) world.socket.send(SECRET);
  for (const code of [1011, 3000, 4000]) {
    await world.clock.advance(60_000);
    for (const connection of world.network.connections) {
      connection.accept();
      connection.receive(SECRET);
    }
    await world.clock.advance(100);
    // A server that has the manners to repeat what it did not like.
    world.network.connections.at(-1)?.end(code, `invalid token ${SECRET}`);
  }
  said.push(JSON.stringify(told()), ...history.getSnapshot().map(({ decision }) => decision?.because));
  world.socket.close();
  await world.clock.advance(60_000);
  expect(said.length).toBeGreaterThan(2);
  expect(log.length).toBeGreaterThan(1);
  expect([...said, ...log].join()).not.toContain(SECRET);
});

it('no secret is in what a paced class says (D3)', async () => {
  const { log, logger } = recordingLogger();
  const network = fakeWebSockets();
  const clock = manualClock();
  const Paced = pacedWebSocket({ WebSocket: network.WebSocket, platform: clock, logger });
  for (const code of [1011, 4000, 1009]) {
    const paced = new Paced(URL_WITH_SECRETS, [SECRET]);
    await clock.advance(60_000);
    network.last.accept();
    network.last.end(code, SECRET);
    expect(paced.readyState).toBe(3);
  }
  expect(log).toHaveLength(3);
  expect(log.join()).not.toContain(SECRET);
});

it('toJSON has what a report needs (D3)', async () => {
  const world = await open(setUp({ url: URL_WITH_SECRETS }));
  world.network.last.end(1013, 'no room');
  world.socket.send('ä');
  expect(JSON.parse(JSON.stringify(world.socket))).toEqual({
    url: 'wss://…@example.test/live?…',
    phase: 'waiting',
    session: 1,
    attempt: 1,
    nextRetryAt: 750,
    bufferedAmount: 2,
    lastClose: { code: 1013, wasClean: true, opened: true },
    decision: {
      action: 'retry',
      delayMs: 750,
      because: '1013 Try Again Later: the server is overloaded; attempt 1 in 0.8 s (window 0.5-1 s)',
    },
  });
});
