import { describe, expect, it } from 'vitest';
import { fakeWebSockets, manualClock } from '../testing/index.ts';
import type { Logger } from './platform.ts';
import { ResilientSocket } from './resilient-socket.ts';

describe('the url (L8, L14)', () => {
  it('may be a function, asked for each attempt', async () => {
    const clock = manualClock();
    const network = fakeWebSockets((connection) => connection.fail());
    const tokens = ['1', '2'];
    const socket = new ResilientSocket(() => Promise.resolve(`wss://example.test/?token=${tokens.shift()}`), [], {
      WebSocket: network.WebSocket,
      platform: clock,
    });
    await clock.advance(1000);
    expect(network.connections.map(({ url }) => url).slice(0, 2)).toEqual([
      'wss://example.test/?token=1',
      'wss://example.test/?token=2',
    ]);
    socket.close();
    await clock.advance(0);
  });

  it('function is not asked by a socket that is closed in the task of its constructor (L9)', async () => {
    const clock = manualClock();
    const asked: string[] = [];
    const url = () => {
      asked.push('url');
      return 'wss://example.test/';
    };
    const socket = new ResilientSocket(url, [], { WebSocket: fakeWebSockets().WebSocket, platform: clock });
    socket.close();
    await clock.advance(0);
    expect([socket.readyState, asked]).toEqual([3, []]);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('offline'))],
    [
      'throws',
      () => {
        throw new Error('a bug');
      },
    ],
    ['returns no WebSocket URL', () => 'ftp://example.test/'],
    ['hangs', () => new Promise<string>(() => {})],
  ])('function that %s is a failed attempt', async (_how, url) => {
    const clock = manualClock();
    const network = fakeWebSockets();
    const silent = () => {};
    const logger: Logger = { debug: silent, info: silent, warn: silent, error: silent };
    const socket = new ResilientSocket(url, [], { WebSocket: network.WebSocket, platform: clock, logger });
    await clock.advance(10_000);
    expect(socket.getSnapshot()).toMatchObject({ lastClose: { code: 1006, opened: false } });
    expect(socket.getSnapshot().attempt).toBeGreaterThan(0);
    expect(network.connections).toHaveLength(0);
    socket.close();
    await clock.advance(0);
  });

  it('is checked at once, and so are protocols and options', () => {
    const { WebSocket } = fakeWebSockets();
    const syntaxError = expect.objectContaining({ name: 'SyntaxError' });
    expect(() => new ResilientSocket('ftp://example.test/', [], { WebSocket })).toThrow(syntaxError);
    expect(() => new ResilientSocket('wss://example.test/', ['a', 'a'], { WebSocket })).toThrow(syntaxError);
    expect(() => new ResilientSocket('wss://example.test/', 'a b', { WebSocket })).toThrow(syntaxError);
    expect(() => new ResilientSocket('wss://example.test/', [], { WebSocket, stableMs: -1 })).toThrow(/stableMs.*-1/);
    expect(() => new ResilientSocket('wss://example.test/', [], { WebSocket, closeTimeoutMs: Number.NaN })).toThrow(
      /closeTimeoutMs.*NaN/,
    );
  });

  it('is not connected to when an option is bad', async () => {
    const clock = manualClock();
    const network = fakeWebSockets();
    const make = (options: object) => () =>
      new ResilientSocket('wss://example.test/', [], { WebSocket: network.WebSocket, platform: clock, ...options });
    expect(make({ signal: 5 })).toThrow(TypeError);
    expect(make({ WebSocket: 5 })).toThrow(TypeError);
    expect(make({ restartSpreadMs: [5] })).toThrow(/restartSpreadMs.*NaN/);
    expect(make({ codes: { '4100-4000': 'stop' } })).toThrow(/codes.*4100-4000/);
    expect(make({ dialects: [{ name: 'mine', codes: { foo: { phrase: 'Foo' } } }] })).toThrow(/mine.*foo/);
    await clock.advance(1000);
    expect([network.connections.length, clock.pending()]).toEqual([0, 0]);
  });

  it('becomes a WebSocket URL: http is ws, https is wss', () => {
    const { WebSocket } = fakeWebSockets();
    const urlOf = (url: string | URL) => {
      const socket = new ResilientSocket(url, [], { WebSocket, platform: manualClock() });
      socket.close();
      return socket.url;
    };
    expect(urlOf('https://example.test/chat')).toBe('wss://example.test/chat');
    expect(urlOf(new URL('http://example.test/a?b=c'))).toBe('ws://example.test/a?b=c');
  });
});
