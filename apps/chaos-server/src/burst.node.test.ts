import { describe, expect, test } from 'vitest';
import { connect, post, startServer, type TestClient, WAYS } from './test-client.ts';

async function receiveAll(client: TestClient, messages: number): Promise<unknown[]> {
  const received: unknown[] = [];
  while (received.length < messages) received.push(await client.receive());
  return received;
}

function numbered(messages: number): object[] {
  return Array.from({ length: messages }, (_, index) => ({ type: 'burst', number: index + 1, of: messages }));
}

describe.each(WAYS)('burst $way', ({ tell }) => {
  test('sends 100 numbered messages, then 1001', async () => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    await tell(server, me, 'burst');
    expect(await receiveAll(me, 100)).toEqual(numbered(100));
    expect(await me.closed).toEqual({ code: 1001, reason: '' });
  });

  test.each([
    { code: 1012, seen: 1012 },
    { code: null, seen: 1005 },
  ])('sends as many as asked, then $seen', async ({ code, seen }) => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    const other = await connect(server, 'client=other');
    await tell(server, me, 'burst', { messages: 3, code });
    expect(await receiveAll(me, 3)).toEqual(numbered(3));
    expect((await me.closed).code).toBe(seen);
    await other.echo();
  });
});

test('10000 messages all arrive before the close', async () => {
  const server = await startServer();
  const me = await connect(server);
  await post(server, '/chaos/burst', { messages: 10_000 });
  expect(await receiveAll(me, 10_000)).toEqual(numbered(10_000));
  expect((await me.closed).code).toBe(1001);
});

test.each([
  [{ messages: 0 }, 'messages must be an integer from 1 to 10000; got 0'],
  [{ messages: 10_001 }, 'messages must be an integer from 1 to 10000; got 10001'],
  [{ code: 1005 }, 'code must be 1000-1003, 1007-1014, 3000-4999 or null; got 1005'],
])('burst refuses %j with 400 and sends nothing', async (options, error) => {
  const server = await startServer();
  const me = await connect(server);
  expect(await post(server, '/chaos/burst', options)).toEqual({ status: 400, body: { error } });
  await me.echo();
});
