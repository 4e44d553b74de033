import { type Step, serve } from '@resilient-socket/tooling/script';
import { describe, expect, it } from 'vitest';
import type { ResilientSocketEventMap } from './events.ts';
import { ResilientSocket } from './resilient-socket.ts';

const STAY: Step = { stay: true, greet: 'welcome' };

function next<Type extends keyof ResilientSocketEventMap>(socket: ResilientSocket, type: Type) {
  return new Promise<ResilientSocketEventMap[Type]>((resolve) => {
    socket.addEventListener(type, resolve, { once: true });
  });
}

/** Connects with the runtime's own WebSocket to a real server that plays these steps. */
async function lose(...steps: Step[]) {
  const socket = new ResilientSocket(serve(...steps));
  const event = await next(socket, 'reconnecting');
  return { socket, ...event, close: event.close, decision: event.decision };
}

async function end(socket: ResilientSocket) {
  socket.close();
  await next(socket, 'close');
}

describe('with the WebSocket of this runtime, on a real server', () => {
  it.each([
    [1011, 'fault', 2000, 4000],
    [1012, 'restart', 5000, 30_000],
    [1013, 'overload', 500, 1000],
    [1001, 'network', 0, 1200],
    [4321, 'unknown', 1000, 2000],
  ])('%i is a %s and waits its own way', async (code, category, minMs, maxMs) => {
    const { socket, close, decision } = await lose({ close: code, reason: 'because' });
    expect(close).toEqual({ code, reason: 'because', wasClean: true, opened: true });
    expect(decision.classification.category).toBe(category);
    expect(decision.delayMs).toBeGreaterThanOrEqual(minMs);
    expect(decision.delayMs).toBeLessThanOrEqual(maxMs);
    await end(socket);
  });

  it('a close without a code is 1005', async () => {
    const { socket, close } = await lose({ close: null });
    expect(close).toMatchObject({ code: 1005, wasClean: true, opened: true });
    await end(socket);
  });

  it('a reset connection is 1006 that was open', async () => {
    const { socket, close } = await lose({ drop: true });
    expect(close).toEqual({ code: 1006, reason: '', wasClean: false, opened: true });
    await end(socket);
  });

  it.each([401, 503])('a handshake refused with %i is one 1006 that never opened', async (status) => {
    const { socket, close } = await lose({ refuse: status });
    expect(close).toEqual({ code: 1006, reason: '', wasClean: false, opened: false });
    expect(socket.getSnapshot().attempt).toBe(1);
    await end(socket);
  });

  it('1000 ends it: close with the true code, and no error', async () => {
    const socket = new ResilientSocket(serve({ close: 1000, reason: 'done' }));
    const fired: string[] = [];
    socket.addEventListener('error', () => fired.push('error'));
    const event = await next(socket, 'close');
    expect(event).toMatchObject({ code: 1000, reason: 'done', wasClean: true });
    expect(fired).toEqual([]);
  });

  it('a hint of 1 ms is obeyed, and what waited in the outbox is sent and echoed', async () => {
    const socket = new ResilientSocket(serve({ close: 1013, reason: 'full; retry-after-ms=1' }, { stay: true }));
    const { decision } = await next(socket, 'reconnecting');
    expect(decision).toMatchObject({ hinted: true, delayMs: 1 });
    expect(socket.send('kept')).toBe('queued');
    expect((await next(socket, 'message')).data).toBe('kept');
    await end(socket);
  });

  it('binary messages arrive in the chosen form in each session', async () => {
    const socket = new ResilientSocket(serve({ stay: true }));
    socket.binaryType = 'arraybuffer';
    socket.send(new Uint8Array([1, 2, 3]));
    const { data } = await next(socket, 'message');
    expect(new Uint8Array(data)).toEqual(new Uint8Array([1, 2, 3]));
    await end(socket);
  });

  it('close(4001) is reported as the peer answers it', async () => {
    const socket = new ResilientSocket(serve(STAY));
    await next(socket, 'message');
    socket.close(4001, 'mine');
    expect(await next(socket, 'close')).toMatchObject({ code: 4001, reason: 'mine', wasClean: true });
  });

  it('close() while connecting ends with 1006, without a connection', async () => {
    const socket = new ResilientSocket(serve({ hang: true }));
    await Promise.resolve();
    socket.close();
    expect(await next(socket, 'close')).toMatchObject({ code: 1006, wasClean: false });
  });

  it('a server that never answers the handshake is given up after connectTimeoutMs', async () => {
    const socket = new ResilientSocket(serve({ hang: true }, STAY), [], { connectTimeoutMs: 50 });
    const { close } = await next(socket, 'reconnecting');
    expect(close).toMatchObject({ code: 1006, opened: false });
    socket.retryNow();
    expect((await next(socket, 'message')).data).toBe('welcome');
    await end(socket);
  });
});
