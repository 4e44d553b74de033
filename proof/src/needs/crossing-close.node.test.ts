import { ResilientSocket } from '@resilient-socket/core';
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

test.each(WEB_SOCKETS)(
  'with %s, a Close frame of the server that crosses ours is no answer: what it did not read is unconfirmed (O3)',
  async (_name, WebSocket) => {
    const stage = await server.play({ ending: { afterMessages: 1, code: 1012 } });
    const socket = new ResilientSocket(stage.url, [], { WebSocket, logger: silent });
    onTestFinished(() => socket.close());
    const unconfirmed: unknown[] = [];
    socket.addEventListener('undelivered', (event) => unconfirmed.push(...event.unconfirmed));
    await next(socket, 'open');
    for (const message of ['read', 'not read']) expect(socket.send(message)).toBeUndefined();
    socket.close();
    expect(await next(socket, 'close')).toMatchObject({ code: 1012, wasClean: true });
    expect(await stage.seen()).toMatchObject([{ received: ['read'] }]);
    expect(unconfirmed).toEqual(expect.arrayContaining(['not read']));
  },
);
