import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Step, serve } from '@resilient-socket/tooling/script';
import { WebSocket as NodeTwentyTwo } from 'undici6';
import { describe, expect, it, vi } from 'vitest';
import { WebSocketServer, WebSocket as Ws } from 'ws';
import type { ResilientSocketEventMap } from './events.ts';
import type { WebSocketClass } from './platform.ts';
import { ResilientSocket } from './resilient-socket.ts';

function next<Type extends keyof ResilientSocketEventMap>(socket: ResilientSocket, type: Type) {
  return new Promise<ResilientSocketEventMap[Type]>((resolve) => {
    socket.addEventListener(type, resolve, { once: true });
  });
}

// undici 6 is the WebSocket of Node 22, which reports a failed handshake by `error` alone.
describe.each<[string, WebSocketClass]>([
  ['the ws package', Ws],
  ['the WebSocket of Node 22', NodeTwentyTwo],
  ['the WebSocket of this Node', WebSocket],
])('with %s', (_name, WebSocket) => {
  const connect = (...steps: Step[]) => new ResilientSocket(serve(...steps), [], { WebSocket, closeTimeoutMs: 50 });

  it.each([401, 403, 429, 503])('a handshake refused with %i is one 1006 that never opened', async (status) => {
    const socket = connect({ refuse: status });
    const { close } = await next(socket, 'reconnecting');
    expect(close).toEqual({ code: 1006, reason: '', wasClean: false, opened: false });
    expect(socket.getSnapshot().attempt).toBe(1);
    socket.close();
    await next(socket, 'close');
  });

  it('a refused port is one 1006 that never opened', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => probe.once('listening', resolve));
    const { port } = probe.address() as AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    const socket = new ResilientSocket(`ws://127.0.0.1:${port}`, [], { WebSocket });
    expect((await next(socket, 'reconnecting')).close).toMatchObject({ code: 1006, opened: false });
    socket.close();
    await next(socket, 'close');
  });

  it.each([1011, 1012, 1013, 3000, 4000])('%i arrives as sent, with its reason', async (code) => {
    const decide = vi.fn(() => ({ action: 'stop' }) as const);
    const socket = new ResilientSocket(serve({ close: code, reason: 'why' }), [], { WebSocket, decide });
    await next(socket, 'close');
    expect(decide).toHaveBeenCalledWith(
      { code, reason: 'why', wasClean: true, opened: true },
      expect.anything(),
      expect.anything(),
    );
  });

  it('a reset connection is one 1006 that was open', async () => {
    const socket = connect({ drop: true });
    expect((await next(socket, 'reconnecting')).close).toMatchObject({ code: 1006, opened: true });
    expect(socket.getSnapshot().attempt).toBe(1);
    socket.close();
    await next(socket, 'close');
  });

  it('comes back after 1013 and carries on', async () => {
    const socket = connect({ close: 1013, reason: 'retry-after-ms=1' }, { stay: true });
    socket.send('first');
    await next(socket, 'reconnecting');
    socket.send('second');
    const data = (await next(socket, 'message')).data;
    expect(String(data)).toMatch(/first|second/);
    socket.close();
    await next(socket, 'close');
  });

  it.each([
    ['1005', [], 1005],
    ['the code of a dialect', [{ name: 'keeping', codes: {}, leaveWith: 4000 }], 4000],
  ])('reconnect() lets what was sent arrive, tells the peer with %s, and goes on (L15)', async (_, dialects, left) => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    const told: string[] = [];
    const over = new Promise((resolve) => {
      server.on('connection', (ws) => {
        ws.on('message', (data) => told.push(String(data)));
        ws.on('close', (code) => resolve(told.push(`close ${code}`)));
      });
    });
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const socket = new ResilientSocket(`ws://127.0.0.1:${port}`, [], { WebSocket, dialects });
    await next(socket, 'open');
    socket.send('farewell');
    socket.reconnect();
    expect((await next(socket, 'open')).session).toBe(2);
    await over;
    expect(told).toEqual(['farewell', `close ${left}`]);
    socket.close();
    await next(socket, 'close');
    server.close();
  });

  it('close() while connecting fires error and close once', async () => {
    const socket = connect({ hang: true });
    const fired: string[] = [];
    for (const type of ['error', 'close'] as const) socket.addEventListener(type, () => fired.push(type));
    await Promise.resolve();
    socket.close();
    await next(socket, 'close');
    expect(fired).toEqual(['error', 'close']);
  });

  it('a peer that never answers close() is 1006 after closeTimeoutMs', async () => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    server.on('connection', (_ws, request) => request.socket.pause());
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const socket = new ResilientSocket(`ws://127.0.0.1:${port}`, [], { WebSocket, closeTimeoutMs: 50 });
    await next(socket, 'open');
    socket.close();
    expect(await next(socket, 'close')).toMatchObject({ code: 1006, wasClean: false });
    for (const client of server.clients) client.terminate();
    server.close();
  });
});

it('without any WebSocket the constructor says what to do', () => {
  expect(() => new ResilientSocket('ws://127.0.0.1/', [], { platform: { WebSocket: undefined } })).toThrow(
    /options\.WebSocket/,
  );
});
