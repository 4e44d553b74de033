import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { attempt, connect, post, startServer, TestClient, WAYS } from './test-client.ts';

const REFUSALS = [
  { refused: 401, retryAfter: undefined },
  { refused: 403, retryAfter: undefined },
  { refused: 429, retryAfter: '5' },
  { refused: 503, retryAfter: '5' },
];

describe.each(WAYS)('drop $way', ({ tell }) => {
  test('resets the connection without a Close frame, which the peer sees as 1006', async () => {
    const server = await startServer();
    const me = new TestClient(`${server.wsUrl}/?client=me`);
    const [response] = await once(me.ws, 'upgrade');
    const reset = new Promise<unknown>((resolve) => response.socket.on('error', resolve));
    await me.receive();
    const other = await connect(server, 'client=other');
    await tell(server, me, 'drop');
    expect(await me.closed).toEqual({ code: 1006, reason: '' });
    expect(await reset).toMatchObject({ code: 'ECONNRESET' });
    await other.echo();
  });
});

describe.each(WAYS)('refuse $way', ({ tell }) => {
  test.each(REFUSALS)('drops with 1006 and answers the next handshake with $refused', async (refusal) => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    await tell(server, me, 'refuse', { status: refusal.refused });
    expect((await me.closed).code).toBe(1006);
    expect(await attempt(server, 'client=me')).toEqual(refusal);
    expect(await attempt(server, 'client=me')).toBeNull();
  });

  test('answers 503 as many times as asked, to that client only', async () => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    const other = await connect(server, 'client=other');
    await tell(server, me, 'refuse', { status: 503, times: 2 });
    await me.closed;
    await other.echo();
    expect(await attempt(server, 'client=me')).toMatchObject({ refused: 503 });
    expect(await attempt(server, 'client=another')).toBeNull();
    expect(await attempt(server)).toBeNull();
    expect(await attempt(server, 'client=me')).toMatchObject({ refused: 503 });
    expect(await attempt(server, 'client=me')).toBeNull();
  });
});

test('refuse without a client drops everybody and answers 429 to whoever comes next', async () => {
  const server = await startServer();
  const named = await connect(server, 'client=named');
  const anonymous = await connect(server);
  const { body } = await post(server, '/chaos/refuse', { status: 429, times: 2 });
  expect(body).toEqual({ command: 'refuse', connections: 2 });
  expect([(await named.closed).code, (await anonymous.closed).code]).toEqual([1006, 1006]);
  expect(await attempt(server, 'client=any')).toMatchObject({ refused: 429 });
  expect(await attempt(server)).toMatchObject({ refused: 429 });
  expect(await attempt(server)).toBeNull();
});

test('a 401 for one client comes before a 503 for anybody', async () => {
  const server = await startServer();
  await post(server, '/chaos/refuse', { status: 503 });
  await post(server, '/chaos/refuse', { client: 'me', status: 401 });
  expect(await attempt(server, 'client=me')).toMatchObject({ refused: 401 });
  expect(await attempt(server, 'client=me')).toMatchObject({ refused: 503 });
  expect(await attempt(server, 'client=me')).toBeNull();
});

test.each([
  [{ status: 404 }, 'status must be one of 401, 403, 429, 503; got 404'],
  [{}, 'status must be one of 401, 403, 429, 503; got nothing'],
  [{ status: 401, times: 0 }, 'times must be an integer from 1 to 1000; got 0'],
])('refuse refuses %j with 400 and drops nobody', async (options, error) => {
  const server = await startServer();
  const me = await connect(server);
  expect(await post(server, '/chaos/refuse', options)).toEqual({ status: 400, body: { error } });
  await me.echo();
});
