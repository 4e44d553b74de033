import { describe, expect, it } from 'vitest';
import { type FakeConnection, fakeWebSockets, manualClock } from '../testing/index.ts';
import { endpointKey, type Identity } from './endpoint.ts';
import type { Logger } from './platform.ts';
import { ResilientSocket } from './resilient-socket.ts';
import { open, setUp } from './socket-world.test.helper.ts';

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
    expect(make({ reauthenticate: 'x' })).toThrow(/reauthenticate must be a function, got string/);
    expect(make({ confirmOpen: true })).toThrow(/confirmOpen must be a function, got boolean/);
    expect(make({ decide: null })).toThrow(/decide must be a function, got null/);
    expect(make({ logger: { warn() {} } })).toThrow(/logger.debug must be a function, got undefined/);
    expect(make({ closeTimeoutMs: '2' })).toThrow(/closeTimeoutMs must be a number >= 0, got 2/);
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

describe('what is asked for each attempt (L14)', () => {
  it('url and protocols hear what the socket shows, and a signal', async () => {
    const asked: unknown[] = [];
    const world = setUp({
      url({ phase, session, attempt, lastClose }, signal) {
        asked.push([phase, session, attempt, lastClose?.code, signal.aborted]);
        return 'wss://example.test/';
      },
      protocols: async ({ attempt }) => ['chat', `attempt-${attempt}`],
    });
    await open(world);
    world.network.last.end(1013);
    await world.clock.advance(750);
    expect(asked).toEqual([
      ['connecting', 0, 0, undefined, false],
      ['connecting', 1, 1, 1013, false],
    ]);
    expect(world.network.connections.map(({ protocols }) => protocols)).toEqual([
      ['chat', 'attempt-0'],
      ['chat', 'attempt-1'],
    ]);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('no session'))],
    ['answers with no token', () => 'a b'],
    ['hangs', () => new Promise<string>(() => {})],
  ])('protocols that %s are a failed attempt', async (_how, protocols) => {
    const world = setUp({ protocols });
    await world.clock.advance(10_000);
    expect(world.socket.getSnapshot()).toMatchObject({ lastClose: { code: 1006, opened: false } });
    expect(world.network.connections).toHaveLength(0);
  });

  it('what they throw is in the snapshot for the application, and only its kind in the log (D3)', async () => {
    const error = new TypeError('token=secret');
    const world = setUp({ url: () => Promise.reject(error) });
    await world.clock.advance(0);
    expect(world.socket.getSnapshot().lastClose?.cause).toBe(error);
    expect(world.log[1]).toBe('resilient-socket: connecting failed: TypeError');
  });

  it('is told by its signal that it takes too long, or that the socket is closed', async () => {
    const signals: AbortSignal[] = [];
    const world = setUp({
      url: (_context, signal) => {
        signals.push(signal);
        return new Promise<string>(() => {});
      },
    });
    await world.clock.advance(10_000);
    await world.clock.advance(750);
    world.socket.close();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
  });

  it('fails as one attempt where both of them fail, and says so, whoever does not settle (R2)', async () => {
    const signals: AbortSignal[] = [];
    const world = setUp({
      url: async () => Promise.reject(new TypeError('no url')),
      protocols() {
        throw new RangeError('no protocols');
      },
    });
    const hanging = setUp({
      url: (_context, signal) => {
        signals.push(signal);
        return new Promise<string>(() => {});
      },
      protocols: () => Promise.reject(new RangeError('no protocols')),
    });
    await world.clock.advance(0);
    await hanging.clock.advance(0);
    expect(world.socket.getSnapshot().attempt).toBe(1);
    const because = /never opened.*; no connection was tried: (Type|Range)Error; attempt 1/;
    expect(world.socket.getSnapshot().decision?.because).toMatch(because);
    expect(hanging.socket.getSnapshot().attempt).toBe(1);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('is said to take too long, where that is what failed (R2)', async () => {
    const world = setUp({ url: () => new Promise<string>(() => {}) });
    await world.clock.advance(10_000);
    expect(world.socket.getSnapshot().decision?.because).toContain('not open within connectTimeoutMs; attempt 1');
  });

  it.each(['close', 'reconnect'] as const)(
    'leaves no second attempt when the logger of a failure calls %s()',
    async (act) => {
      let failures = 0;
      const network = fakeWebSockets();
      const clock = manualClock();
      const url = () => {
        if (failures === 0) throw new Error('a bug');
        return 'wss://example.test/';
      };
      const error = () => {
        failures += 1;
        socket[act]();
      };
      const logger: Logger = { debug() {}, info() {}, warn() {}, error };
      const socket = new ResilientSocket(url, [], { WebSocket: network.WebSocket, platform: clock, logger });
      await clock.advance(0);
      expect([failures, network.connections.length]).toEqual([1, act === 'close' ? 0 : 1]);
      expect(socket.getSnapshot().phase).toBe(act === 'close' ? 'closed' : 'connecting');
      socket.close();
      await clock.advance(0);
      expect(clock.pending()).toBe(0);
    },
  );

  it('offers no protocol where the function answers with nothing', async () => {
    const world = await open(setUp({ protocols: (() => undefined) as never }));
    expect(world.network.last.protocols).toEqual([]);
  });

  it.each(['close', 'reconnect'] as const)('opens nothing when the logger calls %s() before it (L5)', async (act) => {
    let acted = false;
    const world = setUp({
      logger: {
        debug(line) {
          if (acted || !line.includes('connecting to')) return;
          acted = true;
          world.socket[act]();
        },
        info() {},
        warn() {},
        error() {},
      },
    });
    await world.clock.advance(0);
    expect(world.network.connections).toHaveLength(act === 'close' ? 0 : 1);
  });

  it('an answer that comes too late opens nothing', async () => {
    let answer: (url: string) => void = () => {};
    const world = setUp({
      url: () =>
        new Promise<string>((resolve) => {
          answer = resolve;
        }),
    });
    await world.clock.advance(0);
    const late = answer;
    await world.clock.advance(10_000);
    late('wss://example.test/');
    await world.clock.advance(0);
    expect(world.network.connections).toHaveLength(0);
  });
});

describe('several endpoints (E1, E2)', () => {
  const url = ['wss://a.test/', 'wss://b.test/', () => 'wss://c.test/'] as const;
  const hosts = (world: ReturnType<typeof setUp>) => world.network.connections.map(({ url }) => new URL(url).host);

  it('are tried at once one after the other, until one of them opens', async () => {
    const script = (connection: FakeConnection) =>
      connection.url.includes('c.test') ? connection.accept() : connection.fail();
    const world = setUp({ url, script });
    await world.clock.advance(0);
    expect(hosts(world)).toEqual(['a.test', 'b.test', 'c.test']);
    expect(world.socket.getSnapshot()).toMatchObject({ phase: 'open', session: 1, attempt: 2 });
    expect(world.socket.url).toBe('wss://c.test/');
    expect(world.log[0]).toContain('attempt 1 in 0 s, at endpoint 2 of 3');
  });

  it('are left for the next one on 1013, but not when it hints when it will take us (R3)', async () => {
    const world = await open(setUp({ url }));
    world.network.last.end(1013, 'retry-after-ms=2000');
    await world.clock.advance(1999);
    expect(hosts(world)).toEqual(['a.test']);
    await world.clock.advance(1);
    expect(hosts(world)).toEqual(['a.test', 'a.test']);
    world.network.last.accept();
    world.network.last.end(1013);
    await world.clock.advance(0);
    expect(hosts(world)).toEqual(['a.test', 'a.test', 'b.test']);
  });

  it('wait only after all of them were tried, and count every attempt (R6)', async () => {
    const world = setUp({ url, script: (connection) => connection.fail(), limit: { attempts: 4 } });
    await world.clock.advance(749);
    expect(hosts(world)).toEqual(['a.test', 'b.test', 'c.test']);
    await world.clock.advance(1);
    expect(hosts(world)).toEqual(['a.test', 'b.test', 'c.test', 'a.test', 'b.test']);
    expect(world.socket.getSnapshot()).toMatchObject({ phase: 'closed', decision: { action: 'stop', attempt: 4 } });
  });

  it('come home after a stable session elsewhere', async () => {
    const world = setUp({ url });
    await world.clock.advance(0);
    world.network.last.fail();
    await open(world);
    await world.clock.advance(5000);
    world.network.last.end(1001);
    await world.clock.advance(1200);
    expect(hosts(world)).toEqual(['a.test', 'b.test', 'a.test']);
  });

  it('are left for the next one when they open and do not confirm the session (L16)', async () => {
    const world = await open(setUp({ url, confirmOpen: () => false }));
    await world.clock.advance(10_000);
    expect(hosts(world)).toEqual(['a.test', 'b.test']);
  });

  it('are those that there were when the socket was made', async () => {
    const list = ['wss://a.test/', 'wss://b.test/'];
    const world = setUp({ url: list });
    list.length = 0;
    await open(world);
    expect(hosts(world)).toEqual(['a.test']);
  });

  it('are checked at once, each of them, and must be some', () => {
    const syntaxError = expect.objectContaining({ name: 'SyntaxError' });
    expect(() => setUp({ url: ['wss://a.test/', 'ftp://b.test/'] })).toThrow(syntaxError);
    expect(() => setUp({ url: [] })).toThrow(syntaxError);
    expect(setUp({ url }).socket.url).toBe('wss://a.test/');
  });

  it('have one key by value, in which every function counts alike', () => {
    const same = (one: Identity, other: Identity) => endpointKey(one) === endpointKey(other);
    expect(same({ url }, { url: ['wss://a.test/', new URL('wss://b.test/'), async () => 'x'] })).toBe(true);
    expect(same({ url }, { url: ['wss://b.test/', 'wss://a.test/', () => 'x'] })).toBe(false);
    const [home] = url;
    expect(same({ url: home, protocols: () => 'p' }, { url: [home], protocols: () => 'q' })).toBe(true);
    expect(same({ url: home, protocols: 'p' }, { url: home, protocols: 'q' })).toBe(false);
    expect(same({ url: home, key: 'ann' }, { url: home, key: 'ben' })).toBe(false);
    expect(endpointKey({ url: null, key: 'ann' })).toBeNull();
  });

  it('are no promises, which somebody else has made of a function', () => {
    const promise = Promise.resolve('wss://a.test/') as never;
    expect(() => endpointKey({ url: promise })).toThrow(/must not be promises/);
    expect(() => endpointKey({ url: 'wss://a.test/', protocols: promise })).toThrow(TypeError);
  });

  it('have no key where functions are shared and nothing tells them apart', () => {
    const shared = {};
    expect(() => endpointKey({ url, shared })).toThrow(/key must be given .*, got undefined/);
    expect(() => endpointKey({ url: 'wss://a.test/', protocols: () => 'p', shared })).toThrow(TypeError);
    expect(endpointKey({ url, shared, key: 'prices' })).toBe(endpointKey({ url, key: 'prices' }));
    expect(endpointKey({ url: 'wss://a.test/', shared })).toBe(endpointKey({ url: 'wss://a.test/' }));
  });
});
