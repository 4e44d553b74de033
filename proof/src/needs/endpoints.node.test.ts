import { type DecisionDetails, ResilientSocket } from '@resilient-socket/core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { close, next, until } from './await-socket.ts';
import { silent } from './silent-logger.ts';
import type { Step } from './stage.ts';
import { type NeedsServer, startServer } from './start-server.ts';
import { WEB_SOCKETS } from './web-sockets.ts';

const WELCOMES: Step = { greet: 'welcome' };

let server: NeedsServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** An endpoint out of order, and how it is put in order. The second connection to it is welcome, if not before. */
const TROUBLES = {
  'nothing listens': async () => {
    const stage = await server.playLater(WELCOMES);
    return { url: stage.url, repair: stage.listen };
  },
  '503': () => brokenOnce({ refuse: 503 }),
  '1013 at once': () => brokenOnce({ ending: { code: 1013, reason: 'full' } }),
};

async function brokenOnce(step: Step) {
  const { url } = await server.play(step, WELCOMES);
  return { url, repair: async () => {} };
}

const VARIANTS: readonly [first: keyof typeof TROUBLES, second: keyof typeof TROUBLES][] = [
  ['nothing listens', '503'],
  ['503', 'nothing listens'],
  ['1013 at once', 'nothing listens'],
  ['503', '1013 at once'],
];

describe.each(WEB_SOCKETS)('with %s', (_name, WebSocket) => {
  test.each(VARIANTS)(
    '(%s), (%s): the third endpoint is reached at once, and the first is home (E1, E2)',
    async (...kinds) => {
      const [first, second] = await Promise.all(kinds.map((kind) => TROUBLES[kind]()));
      const third = await server.play(WELCOMES);
      const urls = [first?.url ?? '', second?.url ?? '', third.url];
      const startedAt = performance.now();
      const socket = new ResilientSocket(urls, [], {
        WebSocket,
        logger: silent,
        stableMs: 50,
        // The shortest of all waits that a decision may draw; a proportional one is half a second even so.
        platform: { random: () => 0 },
      });
      onTestFinished(() => socket.close());
      const decisions: DecisionDetails[] = [];
      socket.addEventListener('decision', (event) => decisions.push(event));

      expect(await next(socket, 'message')).toMatchObject({ data: 'welcome' });
      expect(performance.now() - startedAt).toBeLessThan(1000);
      expect(socket.url).toBe(third.url);
      expect(decisions.map(({ decision }) => decision)).toMatchObject([
        { action: 'retry', delayMs: 0, windowMs: [0, 0], endpoint: 1 },
        { action: 'retry', delayMs: 0, windowMs: [0, 0], endpoint: 2 },
      ]);

      await first?.repair();
      await until(socket, ({ attempt }) => attempt === 0);
      await third.lose(1001);
      expect(await next(socket, 'message')).toMatchObject({ data: 'welcome' });
      expect(decisions.at(-1)).toMatchObject({ close: { code: 1001 }, decision: { action: 'retry', endpoint: 0 } });
      expect(decisions).toHaveLength(3);
      expect(socket.url).toBe(first?.url);
      await close(socket);
    },
  );

  test('before a session was stable, the next attempt is where it was lost', async () => {
    const away = await server.play({ refuse: 503 });
    const here = await server.play({ greet: 'welcome', ending: { code: 1001 } }, WELCOMES);
    const socket = new ResilientSocket([away.url, here.url], [], {
      WebSocket,
      logger: silent,
      platform: { random: () => 0 },
    });
    onTestFinished(() => socket.close());
    await until(socket, ({ phase, session }) => phase === 'open' && session === 2);
    expect(socket.url).toBe(here.url);
    expect(await away.seen()).toHaveLength(1);
    await close(socket);
  });
});
