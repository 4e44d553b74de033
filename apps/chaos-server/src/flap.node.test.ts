import { describe, expect, test } from 'vitest';
import { connect, connectAndClose, post, startServer, WAYS } from './test-client.ts';

const SOON_MS = 50;
/** Timers count whole milliseconds from the start of a turn of the event loop. */
const TIMER_SLACK_MS = 5;

describe.each(WAYS)('flap $way', ({ tell }) => {
  test.each([
    { code: undefined, seen: 1006 },
    { code: null, seen: 1005 },
    { code: 1012, seen: 1012 },
  ])('with the code $code ends this connection and the next ones with $seen, then no more', async ({ code, seen }) => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    const other = await connect(server, 'client=other');
    await tell(server, me, 'flap', { code, times: 2, forMs: 0 });
    expect((await me.closed).code).toBe(seen);
    expect((await connectAndClose(server, 'client=me')).code).toBe(seen);
    expect((await connectAndClose(server, 'client=me')).code).toBe(seen);
    await (await connect(server, 'client=me')).echo();
    await other.echo();
  });

  test('welcomes and serves a connection for forMs before it ends', async () => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    await tell(server, me, 'flap', { forMs: SOON_MS });
    await me.closed;
    const startedAt = performance.now();
    const flapping = await connect(server, 'client=me');
    await flapping.echo();
    expect((await flapping.closed).code).toBe(1006);
    expect(performance.now() - startedAt).toBeGreaterThan(SOON_MS - TIMER_SLACK_MS);
  });
});

test('flap without a client is for whoever comes next, three times by default', async () => {
  const server = await startServer();
  const { body } = await post(server, '/chaos/flap', { forMs: 0 });
  expect(body).toEqual({ command: 'flap', connections: 0 });
  const ends = [connectAndClose(server, 'client=a'), connectAndClose(server, 'client=b'), connectAndClose(server)];
  expect((await Promise.all(ends)).map(({ code }) => code)).toEqual([1006, 1006, 1006]);
  await (await connect(server)).echo();
});

test('a connection that is closed at once does not count as one that flaps', async () => {
  const server = await startServer();
  await post(server, '/chaos/flap', { client: 'me', times: 1, forMs: 0, code: 4000 });
  expect((await connectAndClose(server, 'client=me&token=unknown')).code).toBe(3000);
  expect((await connectAndClose(server, 'client=me')).code).toBe(4000);
});

test.each([
  [{ forMs: -1 }, 'forMs must be an integer from 0 to 3600000; got -1'],
  [{ times: 0 }, 'times must be an integer from 1 to 1000; got 0'],
  [{ code: 1006 }, 'code must be 1000-1003, 1007-1014, 3000-4999 or null; got 1006'],
])('flap refuses %j with 400 and ends nobody', async (options, error) => {
  const server = await startServer();
  const me = await connect(server);
  expect(await post(server, '/chaos/flap', options)).toEqual({ status: 400, body: { error } });
  await me.echo();
});
