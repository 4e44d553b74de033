import { once } from 'node:events';
import { connect as connectTcp } from 'node:net';
import { expect, test } from 'vitest';
import { startChaosServer } from './index.ts';
import { attempt, connect, post, startServer } from './test-client.ts';

const AN_HOUR_MS = 3_600_000;

test('listens on a free port of 127.0.0.1 and says which', async () => {
  const { port, httpUrl, wsUrl } = await startServer();
  expect(port).toBeGreaterThan(0);
  expect({ httpUrl, wsUrl }).toEqual({ httpUrl: `http://127.0.0.1:${port}`, wsUrl: `ws://127.0.0.1:${port}` });
});

test('a taken port rejects with EADDRINUSE', async () => {
  const { port } = await startServer();
  await expect(startChaosServer({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('stop() ends open connections with 1006, silent and idle ones too, and frees the port', async () => {
  const server = await startChaosServer();
  const me = await connect(server, 'client=me');
  const silent = await connect(server, 'client=silent');
  await post(server, '/chaos/silence', { client: 'silent' });
  const idle = connectTcp(server.port, '127.0.0.1');
  await once(idle, 'connect');

  await server.stop();
  expect([(await me.closed).code, (await silent.closed).code]).toEqual([1006, 1006]);
  idle.resume();
  await once(idle, 'close');
  expect(await attempt(server)).toEqual({ refused: 'ECONNREFUSED' });
  await (await startChaosServer({ port: server.port })).stop();
});

test('stop() ends a restart in progress: the port stays free', async () => {
  const server = await startChaosServer();
  await post(server, '/chaos/restart', { downMs: AN_HOUR_MS });
  await server.stop();
  await (await startChaosServer({ port: server.port })).stop();
});

test('stop() can be called twice', async () => {
  const server = await startChaosServer();
  await Promise.all([server.stop(), server.stop()]);
  await server.stop();
});
