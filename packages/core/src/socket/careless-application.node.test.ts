import { serve } from '@resilient-socket/tooling/script';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer, WebSocket as Ws } from 'ws';
import { fakeWebSockets, manualClock } from '../testing/index.ts';
import type { ResilientSocketOptions } from './options.ts';
import { ResilientSocket } from './resilient-socket.ts';

/** What surfaced as uncaught: an application's errors are its own, and are told to nobody else. */
let uncaught: unknown[];
let listeners: NodeJS.UncaughtExceptionListener[];
const hear = (error: unknown) => uncaught.push(error);

beforeEach(() => {
  uncaught = [];
  listeners = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException').on('uncaughtException', hear);
});

afterEach(() => {
  process.removeAllListeners('uncaughtException');
  for (const listener of listeners) process.on('uncaughtException', listener);
});

const fail = () => {
  throw new Error('careless');
};
const throwing = { debug: fail, info: fail, warn: fail, error: fail };

function setUp(options: ResilientSocketOptions = {}) {
  const network = fakeWebSockets();
  const clock = manualClock();
  const socket = new ResilientSocket('wss://example.test/', [], {
    WebSocket: network.WebSocket,
    platform: { ...clock, random: () => 0.5 },
    logger: throwing,
    ...options,
  });
  const fired: string[] = [];
  for (const type of ['open', 'reconnecting', 'error', 'close'] as const) {
    socket.addEventListener(type, () => fired.push(type));
  }
  return { socket, clock, network, fired };
}

describe('a logger that throws', () => {
  it('keeps no event from being fired (L2, L3)', async () => {
    const { clock, network, fired } = setUp();
    await clock.advance(0);
    network.last.accept();
    network.last.end(1013);
    await clock.advance(1000);
    network.last.accept();
    network.last.end(3003);
    expect(fired).toEqual(['open', 'reconnecting', 'open', 'close']);
    await clock.advance(0);
    expect(uncaught.length).toBeGreaterThan(0);
  });

  it('keeps no failed reauthentication from stopping (C3000)', async () => {
    const { clock, network, socket } = setUp({ reauthenticate: () => Promise.reject(new Error('no')) });
    await clock.advance(0);
    network.last.accept();
    network.last.end(3000);
    await clock.advance(0);
    expect(socket.readyState).toBe(3);
  });

  it('keeps no failed attempt from being followed by another (L8)', async () => {
    const { clock, socket } = setUp({
      WebSocket: class extends (fakeWebSockets().WebSocket as typeof Ws) {
        constructor() {
          super('');
          fail();
        }
      },
    });
    await clock.advance(0);
    expect(socket.getSnapshot()).toMatchObject({ phase: 'waiting', attempt: 1 });
    socket.close();
  });

  it('keeps no end from being told when messages were left over (L11)', async () => {
    const { clock, socket, fired } = setUp();
    socket.send('left over');
    socket.close();
    await clock.advance(0);
    expect(fired).toEqual(['error', 'close']);
  });
});

describe('a message listener that throws', () => {
  it('alone, over ws, hears the next message, and the close behind it (N3)', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    server.on('connection', (peer) => {
      for (const message of ['1', '2', '3']) peer.send(message);
      peer.close(4000);
    });
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const heard: unknown[] = [];
    const socket = new ResilientSocket(`ws://127.0.0.1:${port}`, [], { WebSocket: Ws, codes: { 4000: 'stop' } });
    const closed = new Promise<CloseEvent>((resolve) => socket.addEventListener('close', resolve));
    socket.onmessage = ({ data }) => {
      heard.push(data);
      fail();
    };
    expect((await closed).code).toBe(4000);
    expect(heard).toEqual(['1', '2', '3']);
    expect(uncaught).toHaveLength(3);
    server.close();
  });

  it('alone, over the WebSocket of this Node, hears the next message (N3)', async () => {
    const socket = new ResilientSocket(serve({ greet: 'hello', close: 4000 }), [], { codes: { 4000: 'stop' } });
    const closed = new Promise<CloseEvent>((resolve) => socket.addEventListener('close', resolve));
    socket.onmessage = fail;
    expect((await closed).code).toBe(4000);
    expect(uncaught).toHaveLength(1);
  });
});
