import { describe, expect, test } from 'vitest';
import type { ChaosServer } from './index.ts';
import { connect, connectAndClose, post, startServer, WAYS } from './test-client.ts';

const EXPIRED = { code: 3000, reason: 'token expired' };

async function issueToken(server: ChaosServer, ttlMs?: number): Promise<{ token: string; expiresAt: number }> {
  const { body } = await post(server, '/token', ttlMs === undefined ? {} : { ttlMs });
  return body as { token: string; expiresAt: number };
}

test('a token lives 10 s unless asked otherwise, and opens the door', async () => {
  const server = await startServer();
  const before = Date.now();
  const { token, expiresAt } = await issueToken(server);
  expect(expiresAt).toBeGreaterThanOrEqual(before + 10_000);
  expect(expiresAt).toBeLessThanOrEqual(Date.now() + 10_000);
  await (await connect(server, `token=${token}`)).echo();
});

test('a connection is closed with 3000 when its token expires, and one with the expired token at once', async () => {
  const server = await startServer();
  const { token } = await issueToken(server, 1_000);
  const me = await connect(server, `token=${token}`);
  const anonymous = await connect(server);
  expect(await me.closed).toEqual(EXPIRED);
  expect(await connectAndClose(server, `token=${token}`)).toEqual(EXPIRED);
  await expect(connect(server, `token=${token}`)).rejects.toThrow('3000');
  await anonymous.echo();
});

test.each(['token=made-up', 'token='])('a connection with ?%s is accepted, then closed with 3000', async (query) => {
  const server = await startServer();
  expect(await connectAndClose(server, query)).toEqual({ code: 3000, reason: 'unknown token' });
});

describe.each(WAYS)('expire $way', ({ tell }) => {
  test('closes with 3000 every connection that has the token, and the token stays dead', async () => {
    const server = await startServer();
    const { token } = await issueToken(server);
    const me = await connect(server, `client=me&token=${token}`);
    const sharing = await connect(server, `token=${token}`);
    const { token: another } = await issueToken(server);
    const other = await connect(server, `client=other&token=${another}`);
    await tell(server, me, 'expire');
    expect([await me.closed, await sharing.closed]).toEqual([EXPIRED, EXPIRED]);
    expect(await connectAndClose(server, `client=me&token=${token}`)).toEqual(EXPIRED);
    await other.echo();
  });

  test('closes a connection without a token with 3000 too', async () => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    const other = await connect(server);
    await tell(server, me, 'expire');
    expect(await me.closed).toEqual(EXPIRED);
    await connect(server, 'client=me');
    await other.echo();
  });
});

test.each([0, 3_600_001, null])('POST /token refuses a ttlMs of %j with 400', async (ttlMs) => {
  const server = await startServer();
  const error = `ttlMs must be an integer from 1 to 3600000; got ${ttlMs}`;
  expect(await post(server, '/token', { ttlMs })).toEqual({ status: 400, body: { error } });
});
