import { describe, expect, test } from 'vitest';
import type { ChaosServer } from './index.ts';
import { attempt, connect, connectAndClose, post, startServer, WAYS } from './test-client.ts';

describe('overload of the whole server', () => {
  test('sheds the newest connections with 1013 when the capacity shrinks', async () => {
    const server = await startServer();
    const [oldest, middle, newest] = [await connect(server), await connect(server), await connect(server)];
    const { body } = await post(server, '/chaos/overload', { clients: 1 });
    expect(body).toEqual({ command: 'overload', connections: 2 });
    expect(await newest.closed).toEqual({ code: 1013, reason: 'at capacity' });
    expect(await middle.closed).toEqual({ code: 1013, reason: 'at capacity' });
    await oldest.echo();
  });

  test('accepts a new connection while at capacity and closes it at once with 1013', async () => {
    const server = await startServer();
    await post(server, '/chaos/overload', { clients: 1 });
    await connect(server);
    expect(await attempt(server)).toBeNull();
    expect(await connectAndClose(server)).toEqual({ code: 1013, reason: 'at capacity' });
  });

  test('welcomes a new connection when one has left', async () => {
    const server = await startServer();
    await post(server, '/chaos/overload', { clients: 1 });
    const first = await connect(server);
    expect((await connectAndClose(server)).code).toBe(1013);
    first.ws.close();
    await welcomeAgain(server);
  });

  test('puts the hint into the reason of 1013', async () => {
    const server = await startServer();
    const me = await connect(server);
    await post(server, '/chaos/overload', { hintMs: 2500 });
    const shed = { code: 1013, reason: 'at capacity; retry-after-ms=2500' };
    expect(await me.closed).toEqual(shed);
    expect(await connectAndClose(server)).toEqual(shed);
  });

  test('keeps a hint of 0 ms', async () => {
    const server = await startServer();
    await post(server, '/chaos/overload', { hintMs: 0 });
    expect((await connectAndClose(server)).reason).toBe('at capacity; retry-after-ms=0');
  });

  test('ends by itself after forMs', async () => {
    const server = await startServer();
    const startedAt = performance.now();
    await post(server, '/chaos/overload', { forMs: 100 });
    await welcomeAgain(server);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(100);
  });

  test('ends for everybody with forMs 0, for single clients too', async () => {
    const server = await startServer();
    await post(server, '/chaos/overload');
    await post(server, '/chaos/overload', { client: 'me' });
    await post(server, '/chaos/overload', { forMs: 0 });
    await connect(server, 'client=me');
  });

  test('is what an anonymous connection asks for', async () => {
    const server = await startServer();
    const anonymous = await connect(server);
    const other = await connect(server, 'client=other');
    anonymous.command('overload');
    expect((await anonymous.closed).code).toBe(1013);
    expect((await other.closed).code).toBe(1013);
  });
});

describe.each(WAYS)('overload of one client $way', ({ tell }) => {
  test('sheds its newest connection with 1013 and leaves other clients alone', async () => {
    const server = await startServer();
    const first = await connect(server, 'client=me');
    const second = await connect(server, 'client=me');
    const other = await connect(server, 'client=other');
    await tell(server, first, 'overload', { clients: 1, hintMs: 7 });
    const shed = { code: 1013, reason: 'at capacity; retry-after-ms=7' };
    expect(await second.closed).toEqual(shed);
    expect(await connectAndClose(server, 'client=me')).toEqual(shed);
    await first.echo();
    await other.echo();
    await connect(server, 'client=another');
  });

  test('ends with forMs 0', async () => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    await tell(server, me, 'overload', { clients: 1 });
    await me.echo();
    expect((await connectAndClose(server, 'client=me')).code).toBe(1013);
    await tell(server, me, 'overload', { forMs: 0 });
    await me.echo();
    await connect(server, 'client=me');
  });
});

test.each([
  [{ forMs: -1 }, 'forMs must be an integer from 0 to 3600000; got -1'],
  [{ clients: 10_001 }, 'clients must be an integer from 0 to 10000; got 10001'],
  [{ hintMs: '5' }, 'hintMs must be an integer from 0 to 86400000; got "5"'],
])('overload refuses %j with 400', async (options, error) => {
  const server = await startServer();
  expect(await post(server, '/chaos/overload', options)).toEqual({ status: 400, body: { error } });
  await connect(server);
});

async function welcomeAgain(server: ChaosServer): Promise<void> {
  let welcome = false;
  while (!welcome) welcome = await connect(server).then(Boolean, () => false);
}
