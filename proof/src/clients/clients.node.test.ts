import { describe, expect, it } from 'vitest';
import { runCell } from './cell.ts';
import { CLIENTS } from './clients.ts';
import { type Column, LIKE_CHROMIUM, NATIVE, PACED, PACED_LIKE_CHROMIUM } from './columns.ts';
import { graphqlWs } from './graphql-ws.ts';
import { TCP_KILL } from './loss.ts';
import { type Outcome, outcomeOf, worse } from './observation.ts';
import { once, WAYS } from './ways.ts';

const CELL_TIMEOUT_MS = 40_000;

/** A class that is put in the place of a native one. */
interface Substitute extends Column {
  readonly native: Column;
}

/** Classes under which no client may do worse than with the native one, in any cell. */
const SUBSTITUTES: readonly Substitute[] = [
  { ...PACED, native: NATIVE },
  { ...PACED_LIKE_CHROMIUM, native: LIKE_CHROMIUM },
];

/** What each client does, as it is, after each of WAYS: a TCP kill, 1011, 1012, 1013, 1000, and 1013 for a while. */
const FACTS: Readonly<Record<string, readonly Outcome[]>> = {
  // Gives up on an `error`, which Node fires before a 1006, and on 1011.
  'graphql-ws': ['ends', 'ends', 'recovers', 'recovers', 'recovers', 'recovers'],
  tRPC: ['recovers', 'recovers', 'recovers', 'recovers', 'recovers', 'recovers'],
  Phoenix: ['recovers', 'recovers', 'recovers', 'recovers', 'recovers', 'recovers'],
  'socket.io': ['recovers', 'recovers', 'recovers', 'recovers', 'recovers', 'recovers'],
  'MQTT.js': ['recovers', 'recovers', 'recovers', 'recovers', 'recovers', 'recovers'],
  'y-websocket': ['recovers', 'recovers', 'recovers', 'recovers', 'recovers', 'recovers'],
  centrifuge: ['recovers', 'recovers', 'recovers', 'recovers', 'recovers', 'recovers'],
  stompjs: ['recovers', 'recovers', 'recovers', 'recovers', 'recovers', 'recovers'],
  // Any close with a Close frame completes it, so that there is no error to retry.
  RxJS: ['recovers', 'ends', 'ends', 'ends', 'ends', 'ends'],
};

/** Whose waits start over with each connection that opens: while it is 1013 for a while they come again and again. */
const HAMMERS = ['tRPC', 'Phoenix'];
const MANY = 5;

const cells = CLIENTS.flatMap((client) =>
  WAYS.map((way, index) => ({ client, way, name: client.name, loss: way.name, outcome: FACTS[client.name]?.[index] })),
);

describe.concurrent('with the native WebSocket', () => {
  it.each(cells)(
    '$name, after $loss: $outcome',
    async ({ client, way, outcome }) => {
      const seen = await runCell(client, NATIVE.WebSocketClass, way);
      const connections = seen.recovered ? 1 : 0;
      expect(outcomeOf(seen)).toBe(outcome);
      expect(seen.live).toBe(connections);
      if (way.once) expect(seen.handshakes).toBe(connections);
      else if (HAMMERS.includes(client.name)) expect(seen.handshakes).toBeGreaterThan(MANY);
    },
    CELL_TIMEOUT_MS,
  );

  it(
    'graphql-ws comes back after 1006 where no error is fired before it, as in Chromium',
    async () => {
      const seen = await runCell(graphqlWs, LIKE_CHROMIUM.WebSocketClass, once(TCP_KILL));
      expect(outcomeOf(seen)).toBe('recovers');
    },
    CELL_TIMEOUT_MS,
  );
});

describe.concurrent.each(SUBSTITUTES)('with $name', ({ WebSocketClass, native }) => {
  it.each(cells)(
    '$name, after $loss: no worse than native',
    async ({ client, way }) => {
      const [before, after] = await Promise.all([
        runCell(client, native.WebSocketClass, way),
        runCell(client, WebSocketClass, way),
      ]);
      expect(worse(before, after)).toEqual([]);
    },
    CELL_TIMEOUT_MS,
  );
});
