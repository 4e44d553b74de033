import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { ChaosServer } from './index.ts';
import { attempt, connect, post, startServer, TestClient, WAYS } from './test-client.ts';

const GIVES_UP_SOON = { handshakeTimeout: 100 };

/** A handshake by hand, which shows what becomes of its TCP connection. */
async function shakeHands({ port }: ChaosServer, client: string): Promise<Socket> {
  const socket = connectTcp(port, '127.0.0.1');
  await once(socket, 'connect');
  const headers = 'Connection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n';
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
  socket.write(`GET /?client=${client} HTTP/1.1\r\nHost: x\r\n${headers}${key}\r\n`);
  return socket;
}

describe.each(WAYS)('hang $way', ({ tell }) => {
  test('drops with 1006 and does not answer the next handshake: the client gives up', async () => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    const other = await connect(server, 'client=other');
    await tell(server, me, 'hang');
    expect((await me.closed).code).toBe(1006);
    await other.echo();
    const waiting = new TestClient(`${server.wsUrl}/?client=me`, GIVES_UP_SOON);
    const [error] = await once(waiting.ws, 'error');
    expect(error).toMatchObject({ message: 'Opening handshake has timed out' });
    expect(await attempt(server, 'client=me')).toBeNull();
  });
});

test('hang leaves as many handshakes without an answer as asked, those of that client only', async () => {
  const server = await startServer();
  await post(server, '/chaos/hang', { client: 'me', times: 2 });
  const waiting = [await shakeHands(server, 'me'), await shakeHands(server, 'me')];
  const answered: unknown[] = [];
  for (const socket of waiting) socket.on('data', (chunk) => answered.push(chunk));
  for (const socket of waiting) socket.on('end', () => answered.push('end'));
  expect(await attempt(server, 'client=other')).toBeNull();
  await (await connect(server, 'client=me')).echo();
  expect(answered).toEqual([]);
});

test('a handshake without an answer keeps its TCP connection until the client ends it', async () => {
  const server = await startServer();
  await post(server, '/chaos/hang', {});
  const socket = await shakeHands(server, 'me');
  await connect(server, 'client=me');
  socket.end();
  await once(socket.resume(), 'close');
});

test('refuse comes before hang', async () => {
  const server = await startServer();
  await post(server, '/chaos/hang', { client: 'me' });
  await post(server, '/chaos/refuse', { client: 'me', status: 503 });
  expect(await attempt(server, 'client=me')).toMatchObject({ refused: 503 });
  const waiting = new TestClient(`${server.wsUrl}/?client=me`, GIVES_UP_SOON);
  await once(waiting.ws, 'error');
  expect(await attempt(server, 'client=me')).toBeNull();
});

test.each([0, 1001, '2'])('hang refuses %j times with 400 and drops nobody', async (times) => {
  const server = await startServer();
  const me = await connect(server);
  const error = `times must be an integer from 1 to 1000; got ${JSON.stringify(times)}`;
  expect(await post(server, '/chaos/hang', { times })).toEqual({ status: 400, body: { error } });
  await me.echo();
});
