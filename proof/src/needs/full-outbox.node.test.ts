import { ResilientSocket } from '@resilient-socket/core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { close, next } from './await-socket.ts';
import { silent } from './silent-logger.ts';
import type { Step } from './stage.ts';
import { type NeedsServer, startServer } from './start-server.ts';
import { WEB_SOCKETS } from './web-sockets.ts';

const FULL = 100;
const OVERLOADED: Step = { ending: { code: 1013, reason: 'full' } };

let server: NeedsServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test.each(WEB_SOCKETS)(
  'with %s, a full outbox survives three sessions that end before they are confirmed (L16, O1, O4)',
  async (_name, WebSocket) => {
    const stage = await server.play(OVERLOADED, OVERLOADED, OVERLOADED, { greet: 'welcome' });
    const socket = new ResilientSocket(stage.url, [], {
      WebSocket,
      confirmOpen: (data) => data === 'welcome',
      backoff: { initialMs: 5, maxDelayMs: 20 },
      logger: silent,
    });
    onTestFinished(() => socket.close());
    const undelivered: unknown[] = [];
    socket.addEventListener('undelivered', ({ dropped, unconfirmed }) => undelivered.push(...dropped, ...unconfirmed));
    const opened: number[] = [];
    socket.addEventListener('open', ({ session }) => opened.push(session));

    const ids = Array.from({ length: FULL }, (_, id) => String(id));
    const [early, late] = [ids.slice(0, FULL / 2), ids.slice(FULL / 2)];
    expect(early.map((id) => socket.send(id))).toEqual(early.map(() => 'queued'));
    await next(socket, 'open');
    expect(late.map((id) => socket.send(id))).toEqual(late.map(() => 'queued'));
    expect(socket.send('one too many')).toBe('refused');
    await next(socket, 'message');
    await close(socket);

    expect(opened).toEqual([1, 2, 3, 4]);
    expect((await stage.seen()).map(({ received }) => received)).toEqual([[], [], [], ids]);
    expect(undelivered).toEqual([]);
  },
);
