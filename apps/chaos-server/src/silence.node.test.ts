import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { ClientOptions } from 'ws';
import { connect, post, startServer, WAYS } from './test-client.ts';

/** Timers count whole milliseconds from the start of a turn of the event loop. */
const TIMER_SLACK_MS = 5;
/** ws reads it; its types do not have it yet. */
const GIVES_UP_SOON: ClientOptions & { closeTimeout: number } = { closeTimeout: 200 };

describe.each(WAYS)('silence $way', ({ tell }) => {
  test('does not answer a Close frame: the client gives up with 1006', async () => {
    const server = await startServer();
    const me = await connect(server, 'client=me', GIVES_UP_SOON);
    const other = await connect(server, 'client=other');
    await tell(server, me, 'silence');
    me.ws.close(1000);
    expect((await me.closed).code).toBe(1006);
    await other.echo();
  });

  test('does not answer a Ping, and no FIN or RST comes either: it is half-open', async () => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    const heard: string[] = [];
    me.ws.on('pong', () => heard.push('pong'));
    me.ws.on('close', () => heard.push('close'));
    await tell(server, me, 'silence', { forMs: 200 });
    const startedAt = performance.now();
    me.ws.ping();
    await once(me.ws, 'pong');
    expect(performance.now() - startedAt).toBeGreaterThan(100);
    expect(heard).toEqual(['pong']);
  });

  test('ends after forMs: what came in between is answered then', async () => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    const startedAt = performance.now();
    await tell(server, me, 'silence', { forMs: 100 });
    await me.echo();
    expect(performance.now() - startedAt).toBeGreaterThan(100 - TIMER_SLACK_MS);
  });
});

test('a silenced connection is not read: its overload sheds nobody with 1013', async () => {
  const server = await startServer();
  const me = await connect(server);
  await post(server, '/chaos/silence');
  me.command('overload');
  await (await connect(server)).echo();
});

test('a silenced connection can still be closed with 1012', async () => {
  const server = await startServer();
  const me = await connect(server);
  await post(server, '/chaos/silence');
  await post(server, '/chaos/close', { code: 1012 });
  expect((await me.closed).code).toBe(1012);
});

test('silence refuses a forMs of 0 with an error', async () => {
  const server = await startServer();
  const me = await connect(server);
  me.command('silence', { forMs: 0 });
  expect(await me.receive()).toEqual({ type: 'error', error: 'forMs must be an integer from 1 to 3600000; got 0' });
});
