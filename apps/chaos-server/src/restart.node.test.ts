import { once } from 'node:events';
import { connect as connectTcp, createServer } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import type { ChaosServer } from './index.ts';
import { attempt, connect, post, startServer, WAYS } from './test-client.ts';

const AN_HOUR_MS = 3_600_000;
/** Timers count whole milliseconds from the start of a turn of the event loop. */
const TIMER_SLACK_MS = 5;

describe.each(WAYS)('restart $way', ({ tell }) => {
  test('closes every connection with 1012 and refuses new ones and HTTP while it is down', async () => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    const other = await connect(server, 'client=other');
    await tell(server, me, 'restart', { downMs: AN_HOUR_MS });
    const restarts = { code: 1012, reason: 'the server restarts' };
    expect(await me.closed).toEqual(restarts);
    expect(await other.closed).toEqual(restarts);
    expect(await attempt(server)).toEqual({ refused: 'ECONNREFUSED' });
    await expect(fetch(server.httpUrl)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  });

  test('listens again on the same port after downMs, and counts sessions on', async () => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    const startedAt = performance.now();
    await tell(server, me, 'restart', { downMs: 100 });
    expect((await me.closed).code).toBe(1012);
    await openAgain(server);
    expect(performance.now() - startedAt).toBeGreaterThan(100 - TIMER_SLACK_MS);
    await (await connect(server, 'client=me')).echo();
    expect((await fetch(server.httpUrl)).status).toBe(200);
  });
});

test('restart ends an idle TCP connection that has asked nothing yet', async () => {
  const server = await startServer();
  const idle = connectTcp(server.port, '127.0.0.1').resume();
  await once(idle, 'connect');
  await connect(server);
  const ended = once(idle, 'close');
  await post(server, '/chaos/restart', { downMs: AN_HOUR_MS });
  await ended;
});

test('restart is not delayed by a client that never answers the Close', async () => {
  const server = await startServer();
  const hanging = await connect(server);
  hanging.ws.pause();
  await post(server, '/chaos/restart', { downMs: 1 });
  await openAgain(server);
  hanging.ws.resume();
  expect((await hanging.closed).code).toBe(1012);
});

test('a restart keeps trying while somebody else holds the port', async () => {
  const log = vi.spyOn(console, 'error');
  const failedOnce = new Promise<void>((resolve) => log.mockImplementation(() => resolve()));
  const server = await startServer();
  const squatter = createServer();
  await post(server, '/chaos/restart', { downMs: 500 });
  await new Promise<void>((resolve) => squatter.listen(server.port, '127.0.0.1', resolve));
  await failedOnce;
  squatter.close();
  await openAgain(server);
  log.mockRestore();
});

test.each([
  [{ downMs: AN_HOUR_MS + 1 }, 'downMs must be an integer from 0 to 3600000; got 3600001'],
  [{ client: 'me' }, 'restart takes no client: the listener goes away for everybody'],
])('restart refuses %j with 400 and stays up', async (options, error) => {
  const server = await startServer();
  const me = await connect(server, 'client=me');
  expect(await post(server, '/chaos/restart', options)).toEqual({ status: 400, body: { error } });
  await me.echo();
});

async function openAgain(server: ChaosServer): Promise<void> {
  while ((await attempt(server)) !== null);
}
