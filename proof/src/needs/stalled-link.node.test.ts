import { type Platform, ResilientSocket } from '@resilient-socket/core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { next } from './await-socket.ts';
import { silent } from './silent-logger.ts';
import { type NeedsServer, startServer } from './start-server.ts';
import { WEB_SOCKETS } from './web-sockets.ts';

let server: NeedsServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const MESSAGES = 30;
/** More of them than the operating system takes from a connection whose peer reads nothing. */
const message = (id: number) => `${id} `.padEnd(1_000_000, '.');

test.each(WEB_SOCKETS)(
  'with %s, what is in the buffer of a stalled connection for longer than 10 s is unconfirmed when it is lost (O3)',
  async (_name, WebSocket) => {
    const { url } = await server.play({ ending: { unreadMs: 1000 } });
    let passedMs = 0;
    const platform: Partial<Platform> = {
      now: () => Date.now() + passedMs,
      // So often it is looked at while it lies there.
      setTimer: (callback, delayMs) => setTimeout(callback, delayMs / 50),
    };
    const options = { WebSocket, platform, connectTimeoutMs: 60_000, logger: silent, limit: { attempts: 0 } };
    const socket = new ResilientSocket(url, [], options);
    onTestFinished(() => socket.close());
    const unconfirmed: unknown[] = [];
    socket.addEventListener('undelivered', (event) => unconfirmed.push(...event.unconfirmed));
    await next(socket, 'open');
    for (let id = 1; id <= MESSAGES; id += 1) socket.send(message(id));
    passedMs = 11_000;
    await next(socket, 'close');
    expect(unconfirmed.length).toBeGreaterThan(5);
    expect(unconfirmed.at(-1)).toBe(message(MESSAGES));
  },
);
