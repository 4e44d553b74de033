import { describe, expect, test } from 'vitest';
import { connect, post, startServer, WAYS } from './test-client.ts';

describe.each(WAYS)('close $way', ({ tell }) => {
  test.each([1000, 1003, 1007, 1014, 3000, 4999])('sends %i with the reason', async (code) => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    await tell(server, me, 'close', { code, reason: 'as asked' });
    expect(await me.closed).toEqual({ code, reason: 'as asked' });
  });

  test('sends a frame without a code for null, which the peer sees as 1005', async () => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    await tell(server, me, 'close', { code: null });
    expect(await me.closed).toEqual({ code: 1005, reason: '' });
  });

  test('sends a reason of 123 bytes of UTF-8', async () => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    const reason = `${'é'.repeat(61)}!`;
    await tell(server, me, 'close', { code: 4000, reason });
    expect(await me.closed).toEqual({ code: 4000, reason });
  });
});

const CODES = 'code must be 1000-1003, 1007-1014, 3000-4999 or null; got ';

describe('close refuses', () => {
  test.each([
    [{ code: 1004 }, `${CODES}1004`],
    [{ code: 1006 }, `${CODES}1006`],
    [{ code: 1015 }, `${CODES}1015`],
    [{ code: 2999 }, `${CODES}2999`],
    [{ code: 5000 }, `${CODES}5000`],
    [{ code: 1000.5 }, `${CODES}1000.5`],
    [{ code: '1000' }, `${CODES}"1000"`],
    [{}, `${CODES}nothing`],
    [{ code: 1000, reason: 7 }, 'reason must be a string; got 7'],
    [{ code: null, reason: 'x' }, 'reason needs a code (a Close frame without one has no reason); got "x"'],
    [{ code: 1000, reasn: 'x' }, 'unknown option "reasn"; legal here: code, reason'],
  ])('%j, over HTTP with 400 and by message with an error', async (options, error) => {
    const server = await startServer();
    const me = await connect(server);
    expect(await post(server, '/chaos/close', options)).toEqual({ status: 400, body: { error } });
    me.command('close', options);
    expect(await me.receive()).toEqual({ type: 'error', error });
    await me.echo();
  });

  test('a reason of 124 bytes, naming the limit and without repeating all of it', async () => {
    const server = await startServer();
    const { status, body } = await post(server, '/chaos/close', { code: 4000, reason: 'é'.repeat(62) });
    expect(status).toBe(400);
    expect(body).toEqual({
      error: expect.stringMatching(/^reason must be at most 123 bytes of UTF-8; got 124: "é+"$/),
    });
  });
});

test('closes every connection, or those of one client', async () => {
  const server = await startServer();
  const [me, again, other] = [
    await connect(server, 'client=me'),
    await connect(server, 'client=me'),
    await connect(server, 'client=other'),
  ];
  const aimed = await post(server, '/chaos/close', { client: 'me', code: 4001 });
  expect(aimed).toEqual({ status: 200, body: { command: 'close', connections: 2 } });
  expect([(await me.closed).code, (await again.closed).code]).toEqual([4001, 4001]);

  await other.echo();
  expect((await post(server, '/chaos/close', { code: 4002 })).body).toEqual({ command: 'close', connections: 1 });
  expect((await other.closed).code).toBe(4002);
});
