import { describe, expect, test } from 'vitest';
import { connect, post, startServer, WAYS } from './test-client.ts';

/** What `ws` finds wrong with each. */
const KINDS = [
  { kind: undefined, code: 'WS_ERR_INVALID_OPCODE' },
  { kind: 'opcode', code: 'WS_ERR_INVALID_OPCODE' },
  { kind: 'rsv', code: 'WS_ERR_UNEXPECTED_RSV_1' },
  { kind: 'mask', code: 'WS_ERR_UNEXPECTED_MASK' },
  { kind: 'continuation', code: 'WS_ERR_INVALID_OPCODE' },
  { kind: 'utf8', code: 'WS_ERR_INVALID_UTF8' },
  { kind: 'length', code: 'WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH' },
  { kind: 'control', code: 'WS_ERR_INVALID_CONTROL_PAYLOAD_LENGTH' },
  { kind: 'code', code: 'WS_ERR_INVALID_CLOSE_CODE' },
];

describe.each(WAYS)('corrupt $way', ({ tell }) => {
  test.each(KINDS)('of the kind $kind makes ws fail the connection: 1006', async ({ kind, code }) => {
    const server = await startServer();
    const me = await connect(server, 'client=me');
    const other = await connect(server, 'client=other');
    const failed = new Promise((resolve) => me.ws.once('error', resolve));
    await tell(server, me, 'corrupt', { kind });
    expect(await failed).toMatchObject({ code });
    expect(await me.closed).toEqual({ code: 1006, reason: '' });
    await other.echo();
  });
});

test.each(KINDS)("the kind $kind makes Node's own WebSocket fail the connection: 1006", async ({ kind }) => {
  const server = await startServer();
  const socket = new WebSocket(`${server.wsUrl}/?client=me`);
  await new Promise((resolve) => socket.addEventListener('message', resolve, { once: true }));
  const closed = new Promise<CloseEvent>((resolve) => socket.addEventListener('close', resolve));
  await post(server, '/chaos/corrupt', { client: 'me', kind });
  expect(await closed).toMatchObject({ code: 1006, wasClean: false });
});

test('what was sent before the invalid frame arrives', async () => {
  const server = await startServer();
  const me = await connect(server, 'client=me');
  me.ws.send('before');
  me.command('corrupt');
  expect(await me.receiveText()).toBe('before');
  expect((await me.closed).code).toBe(1006);
});

test('corrupt refuses an unknown kind with 400 and sends nothing', async () => {
  const server = await startServer();
  const me = await connect(server);
  const legal = 'opcode, rsv, mask, continuation, utf8, length, control, code';
  const error = `kind must be one of ${legal}; got "checksum"`;
  expect(await post(server, '/chaos/corrupt', { kind: 'checksum' })).toEqual({ status: 400, body: { error } });
  await me.echo();
});
