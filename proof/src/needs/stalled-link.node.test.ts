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
    const { url } = await server.play({ ending: { unreadMs: 400 } });
    const platform = timesFaster(50);
    const options = { WebSocket, platform, connectTimeoutMs: 60_000, logger: silent, limit: { attempts: 0 } };
    const socket = new ResilientSocket(url, [], options);
    onTestFinished(() => socket.close());
    const unconfirmed: unknown[] = [];
    socket.addEventListener('undelivered', (event) => unconfirmed.push(...event.unconfirmed));
    await next(socket, 'open');
    for (let id = 1; id <= MESSAGES; id += 1) socket.send(message(id));
    const sentAt = platform.now();
    await next(socket, 'close');
    expect(platform.now() - sentAt).toBeGreaterThan(10_000);
    expect(unconfirmed.length).toBeGreaterThan(5);
    expect(unconfirmed.at(-1)).toBe(message(MESSAGES));
  },
);

/** Real timers of a time that passes faster. */
function timesFaster(factor: number): Pick<Platform, 'now' | 'setTimer'> {
  const begin = Date.now();
  return {
    now: () => begin + (Date.now() - begin) * factor,
    setTimer: (callback, delayMs) => setTimeout(callback, delayMs / factor),
  };
}
