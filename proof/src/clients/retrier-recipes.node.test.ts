import { describe, expect, it } from 'vitest';
import { runCell } from './cell.ts';
import { HINT_MS, NORMAL, OVERLOADED, RESTART, TCP_KILL, TRY_LATER } from './loss.ts';
import { graphqlWsWithRetrier } from './recipe-graphql-ws.ts';
import { phoenixWithRetrier } from './recipe-phoenix.ts';
import { trpcWithRetrier } from './recipe-trpc.ts';
import { herd, once, type Way } from './ways.ts';

const TEST_TIMEOUT_MS = 40_000;

/** Node's timers count whole ms, and may so be early by one. */
const TIMER_GRAIN_MS = 2;
/** The least that graphql-ws waits by itself: 1 s and 0.3 s. The others come back at once by themselves. */
const OWN_LEAST_WAIT_MS = 1300;
/** C1006: within so many. */
const SOON_MS = 1200;
/** What a busy machine may add. */
const SLACK_MS = 5000;

const FORBIDDEN = { code: 3003, reason: '' };

const RECIPES = [graphqlWsWithRetrier, trpcWithRetrier, phoenixWithRetrier];

describe.concurrent.each(RECIPES)('$name with a retrier', (client) => {
  const after = (way: Way) => runCell(client, WebSocket, way);

  it.each([TRY_LATER, RESTART])(
    '$code with a hint: comes back exactly then (R3)',
    async (farewell) => {
      const { recovered, handshakes, firstDelayMs } = await after(once(farewell));
      expect({ recovered, handshakes }).toEqual({ recovered: true, handshakes: 1 });
      expect(firstDelayMs).toBeGreaterThanOrEqual(HINT_MS - TIMER_GRAIN_MS);
      expect(firstDelayMs).toBeLessThan(OWN_LEAST_WAIT_MS);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'a TCP kill: comes back soon (C1006)',
    async () => {
      const { recovered, handshakes, firstDelayMs } = await after(once(TCP_KILL));
      expect({ recovered, handshakes }).toEqual({ recovered: true, handshakes: 1 });
      expect(firstDelayMs).toBeLessThan(SOON_MS + SLACK_MS);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    '3003: ends, and says so (C3003)',
    async () => {
      const { recovered, ended, attempts, live } = await after(once(FORBIDDEN));
      expect({ recovered, ended, attempts, live }).toEqual({ recovered: false, ended: true, attempts: 0, live: 0 });
    },
    TEST_TIMEOUT_MS,
  );

  it(
    '1013 for a while: an accepted connection does not start the waits over (C1013, R5)',
    async () => {
      const { recovered, handshakes, firstDelayMs } = await after(herd(OVERLOADED));
      expect(recovered).toBe(true);
      // From 0.5 s, then from 1 s: the third is past the 1.5 s.
      expect(handshakes).toBeLessThanOrEqual(3);
      expect(firstDelayMs).toBeGreaterThanOrEqual(500 - TIMER_GRAIN_MS);
    },
    TEST_TIMEOUT_MS,
  );
});

describe.concurrent('1000', () => {
  it.each([trpcWithRetrier, phoenixWithRetrier])(
    '$name with a retrier ends (C1000)',
    async (client) => {
      expect(await runCell(client, WebSocket, once(NORMAL))).toMatchObject({ ended: true, attempts: 0 });
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'graphql-ws comes back at once, whatever its hooks say',
    async () => {
      expect(await runCell(graphqlWsWithRetrier, WebSocket, once(NORMAL))).toMatchObject({ recovered: true });
    },
    TEST_TIMEOUT_MS,
  );
});
