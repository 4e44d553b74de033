import { connect as connectTcp } from 'node:net';
import { expect, test } from 'vitest';
import type { ChaosServer } from './index.ts';
import { connect, post, startServer } from './test-client.ts';

test('GET / answers 200 with the requests it knows and the number of connections', async () => {
  const server = await startServer();
  await connect(server);
  const response = await fetch(server.httpUrl);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    name: 'chaos-server',
    connections: 1,
    options: { 'POST /chaos/close': ['code', 'reason'], 'POST /token': ['ttlMs'] },
  });
  expect((await fetch(server.httpUrl, { method: 'HEAD' })).status).toBe(200);
});

test('any origin may use it: answers and preflights carry the CORS headers', async () => {
  const server = await startServer();
  const preflight = await fetch(`${server.httpUrl}/chaos/drop`, { method: 'OPTIONS' });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, POST, OPTIONS');
  expect(preflight.headers.get('access-control-allow-headers')).toBe('Content-Type');
  const bad = await fetch(`${server.httpUrl}/chaos/close`, { method: 'POST', body: 'no JSON' });
  for (const { headers } of [preflight, bad, await fetch(server.httpUrl)]) {
    expect(headers.get('access-control-allow-origin')).toBe('*');
  }
});

test.each([
  { body: 'no JSON', error: 'the body must be a JSON object; got "no JSON"' },
  { body: '[1]', error: 'the body must be a JSON object; got [1]' },
  { body: 'null', error: 'the body must be a JSON object; got null' },
  { body: '{"client":""}', error: 'client must be a string of 1 to 128 characters; got ""' },
  { body: '{"client":7}', error: 'client must be a string of 1 to 128 characters; got 7' },
  { body: '{"clients":"me"}', error: 'unknown option "clients"; this takes no options' },
  { body: 'x'.repeat(1_000_000), error: 'the body must be at most 65536 bytes; got 1000000' },
])('a wrong body is answered with 400: $error', async ({ body, error }) => {
  const server = await startServer();
  const me = await connect(server);
  const response = await fetch(`${server.httpUrl}/chaos/drop`, { method: 'POST', body });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error });
  await me.echo();
});

test('an unknown path is answered with 404 and the legal ones, a wrong method with 405', async () => {
  const server = await startServer();
  const paths = '/, /token, /chaos/close, /chaos/throw, /chaos/overload, /chaos/restart, /chaos/drop';
  expect(await post(server, '/chaos/nap')).toMatchObject({
    status: 404,
    body: { error: expect.stringContaining(`nothing at /chaos/nap; legal: ${paths}`) },
  });
  const wrongMethod = await fetch(`${server.httpUrl}/chaos/drop`);
  expect(wrongMethod.status).toBe(405);
  expect(await wrongMethod.json()).toEqual({ error: 'the method must be POST; got GET' });
});

test('a command for a client that is not connected acts on 0 connections', async () => {
  const server = await startServer();
  const { body } = await post(server, '/chaos/drop', { client: 'nobody' });
  expect(body).toEqual({ command: 'drop', connections: 0 });
});

test.each([
  'GET // HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n',
  'GET /?%FF HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 99\r\n\r\n',
  'nonsense\r\n\r\n',
])('a malformed handshake is answered with 400: %j', async (request) => {
  const server = await startServer();
  expect(await sendRaw(server, request)).toMatch(/^HTTP\/1\.1 400 /);
  await connect(server);
});

function sendRaw({ port }: ChaosServer, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connectTcp(port, '127.0.0.1', () => socket.write(request));
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}
