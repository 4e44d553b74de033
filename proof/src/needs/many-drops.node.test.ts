import { setTimeout as wait } from 'node:timers/promises';
import { formatRetryHint, type OutboxOptions, ResilientSocket, type SendOutcome } from '@resilient-socket/core';
import { seededRandom } from '@resilient-socket/core/testing';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { close, until } from './await-socket.ts';
import { silent } from './silent-logger.ts';
import type { Step } from './stage.ts';
import { type NeedsServer, startServer } from './start-server.ts';
import { WEB_SOCKETS } from './web-sockets.ts';

const MESSAGES = 10_000;
const DROPS = 20;
const MAX_OUTBOX = 1000;
const MAX_AT_ONCE = 40;
/** So many may be sent for each session that has opened, so that some are left for the last one, however slow the server. */
const FOR_EACH_SESSION = 400;
/** Sent at once after each of these sessions: more than the outbox holds. */
const FLOODED_AFTER = [5, 14];
const FLOOD = MAX_OUTBOX + 200;

let server: NeedsServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe.each(WEB_SOCKETS)(
  'with %s, of 10,000 messages through twenty drops none is lost without a word',
  (_name, WebSocket) => {
    test.each<[whenFull: NonNullable<OutboxOptions['whenFull']>, seed: number]>([
      ['reject', 1],
      ['drop-oldest', 2],
      ['drop-newest', 3],
    ])('when full: %s (O1, O3, O4)', async (whenFull, seed) => {
      const random = seededRandom(seed);
      const stage = await server.play(...Array.from({ length: DROPS }, () => drop(random)), {});
      const socket = new ResilientSocket(stage.url, [], {
        WebSocket,
        outbox: { maxMessages: MAX_OUTBOX, whenFull },
        backoff: { initialMs: 4, maxDelayMs: 8 },
        restartSpreadMs: [1, 8],
        logger: silent,
      });
      onTestFinished(() => socket.close());
      const lost = keepLosses(socket);
      const answers = await sendAll(socket, random);
      await until(socket, ({ phase, session }) => phase === 'open' && session === DROPS + 1);
      await close(socket);

      const received = (await stage.seen()).map((seen) => seen.received.map(Number));
      const arrived = new Set(received.flat());
      const refused = [...answers].filter(([, answer]) => answer === 'refused').map(([id]) => id);
      const dropped = [...answers].filter(([, answer]) => answer === 'dropped').map(([id]) => id);
      const named = new Set([...arrived, ...lost.dropped, ...lost.unconfirmed, ...refused, ...dropped]);
      const ids = Array.from({ length: MESSAGES }, (_, id) => id);
      expect(ids.filter((id) => !named.has(id))).toEqual([]);
      // Once each, in order, within and across sessions.
      expect(received.flat()).toEqual([...arrived].sort(byNumber));
      expect(lost.dropped).toEqual([...new Set(lost.dropped)].sort(byNumber));
      expect(lost.unconfirmed).toEqual([...new Set(lost.unconfirmed)].sort(byNumber));
      // What was given back, or said to be lost, may be sent anew.
      expect([...refused, ...dropped, ...lost.dropped].filter((id) => arrived.has(id))).toEqual([]);

      // The drops did hit what was on its way, and the floods did overflow the outbox.
      const cutOff = lost.unconfirmed.filter((id) => !arrived.has(id));
      expect(cutOff.length).toBeGreaterThan(DROPS);
      const overflow = whenFull === 'reject' ? refused : lost.dropped;
      expect(overflow.length).toBeGreaterThanOrEqual(FLOODED_AFTER.length * (FLOOD - MAX_OUTBOX));
      expect(arrived.size).toBeGreaterThan(MESSAGES / 2);
      expect(received).toHaveLength(DROPS + 1);
    });
  },
);

/** An end at some moment of a session: by a kill, mostly with messages that lie there unread, or by a Close frame. */
function drop(random: () => number): Step {
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const when = { afterMessages: upTo(200), afterMs: 40 };
  const kinds = [
    {},
    { unreadMs: upTo(8) },
    { unreadMs: upTo(8) },
    { code: 1012 },
    { code: 1013, reason: formatRetryHint(upTo(10)), unreadMs: upTo(4) },
  ];
  return { ending: { ...when, ...kinds[upTo(kinds.length) - 1] } };
}

/** Sends the ids in order, a few at a time; returns what `send` said to each. */
async function sendAll(socket: ResilientSocket, random: () => number): Promise<Map<number, SendOutcome>> {
  const answers = new Map<number, SendOutcome>();
  const say = (messages: number) => {
    const last = Math.min(answers.size + messages, MESSAGES);
    for (let id = answers.size; id < last; id += 1) answers.set(id, socket.send(String(id), {}));
  };
  socket.addEventListener('reconnecting', () => {
    if (FLOODED_AFTER.includes(socket.getSnapshot().session)) say(FLOOD);
  });
  while (answers.size < MESSAGES) {
    const { session } = socket.getSnapshot();
    if (session > DROPS || answers.size <= (session + 1) * FOR_EACH_SESSION) say(Math.ceil(random() * MAX_AT_ONCE));
    await wait(1);
  }
  return answers;
}

function keepLosses(socket: ResilientSocket) {
  const lost = { dropped: [] as number[], unconfirmed: [] as number[] };
  socket.addEventListener('undelivered', ({ dropped, unconfirmed }) => {
    lost.dropped.push(...dropped.map(Number));
    lost.unconfirmed.push(...unconfirmed.map(Number));
  });
  return lost;
}

function byNumber(one: number, other: number): number {
  return one - other;
}
