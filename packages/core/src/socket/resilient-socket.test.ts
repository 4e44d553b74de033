import { describe, expect, it } from 'vitest';
import { type FakeConnection, fakeWebSockets, manualClock } from '../testing/index.ts';
import type { ResilientSocketOptions } from './options.ts';
import type { Logger } from './platform.ts';
import { ResilientSocket } from './resilient-socket.ts';

const TYPES = ['open', 'message', 'reconnecting', 'error', 'close'] as const;

/** A socket on a manual clock and fake connections, with everything that it fires and logs. */
function setUp({
  random = 0.5,
  script,
  ...options
}: ResilientSocketOptions & { random?: number; script?: (connection: FakeConnection, count: number) => void } = {}) {
  const clock = manualClock();
  const network = fakeWebSockets(script);
  const log: string[] = [];
  const write = (line: string) => log.push(line);
  const logger: Logger = { debug: write, info: write, warn: write, error: write };
  const socket = new ResilientSocket('wss://example.test/', [], {
    WebSocket: network.WebSocket,
    platform: { ...clock, random: () => random },
    logger,
    ...options,
  });
  const fired: string[] = [];
  for (const type of TYPES) socket.addEventListener(type, () => fired.push(type));
  return { socket, clock, network, log, fired };
}

async function open(world: ReturnType<typeof setUp>) {
  await world.clock.advance(0);
  world.network.last.accept();
  return world;
}

describe('a session (L1)', () => {
  it('opens, counts itself, and carries messages both ways', async () => {
    const { socket, network, clock } = setUp();
    const heard: unknown[] = [];
    socket.addEventListener('open', ({ session }) => heard.push(session));
    socket.addEventListener('message', ({ data }) => heard.push(data));
    expect(socket.readyState).toBe(0);
    await clock.advance(0);
    network.last.accept();
    network.last.receive('hello');
    expect(socket.send('answer')).toBeUndefined();
    expect(heard).toEqual([1, 'hello']);
    expect(network.last.sent).toEqual(['answer']);
    expect(socket.getSnapshot()).toMatchObject({ phase: 'open', session: 1, attempt: 0, decision: null });
  });

  it('is followed by the next one after a 1013, and open fires again', async () => {
    const world = await open(setUp());
    world.network.last.end(1013);
    expect(world.socket.readyState).toBe(0);
    await world.clock.advance(750);
    world.network.last.accept();
    expect(world.socket.getSnapshot()).toMatchObject({ phase: 'open', session: 2, attempt: 1 });
    expect(world.fired).toEqual(['open', 'reconnecting', 'open']);
  });

  it('is stable after 5 s: only then the attempts start over (R5)', async () => {
    const world = await open(setUp());
    world.network.last.end(1013);
    await world.clock.advance(750);
    world.network.last.accept();
    await world.clock.advance(4999);
    expect(world.socket.getSnapshot().attempt).toBe(1);
    await world.clock.advance(1);
    expect(world.socket.getSnapshot().attempt).toBe(0);
    const clockWatch = 1;
    expect(world.clock.pending()).toBe(clockWatch);
  });

  it('passes binaryType on to every session', async () => {
    const world = setUp();
    world.socket.binaryType = 'arraybuffer';
    await open(world);
    world.network.last.end(1001);
    await world.clock.advance(1200);
    world.network.last.accept();
    expect(world.network.connections.map(({ binaryType }) => binaryType)).toEqual(['arraybuffer', 'arraybuffer']);
  });
});

describe('a loss (L2)', () => {
  it('fires reconnecting with the true close, what it means and what follows, after the state has changed', async () => {
    const world = await open(setUp());
    const seen: unknown[] = [];
    world.socket.addEventListener('reconnecting', ({ close, classification, decision }) => {
      seen.push(close, classification.category, decision.action, decision.delayMs, world.socket.getSnapshot().phase);
    });
    world.network.last.end(1011, 'oops');
    const close = { code: 1011, reason: 'oops', wasClean: true, opened: true };
    expect(seen).toEqual([close, 'fault', 'retry', 3000, 'waiting']);
    expect(world.socket.getSnapshot()).toMatchObject({ attempt: 1, nextRetryAt: 3000, lastClose: close });
    expect(world.log.join()).toContain('1011 Internal Error: the server failed on us; attempt 1 in 3 s (window 2-4 s)');
  });

  it('that ends in a stop fires close with the true code, and says why in the snapshot', async () => {
    const world = await open(setUp());
    world.network.last.end(1009, 'too big');
    expect(world.fired).toEqual(['open', 'close']);
    expect(world.socket.readyState).toBe(3);
    expect(world.socket.getSnapshot().decision?.because).toContain('send smaller');
    expect(world.clock.pending()).toBe(0);
  });

  it('of a server that says 1000 is over, and tells once how to see it otherwise (C1000)', async () => {
    const world = await open(setUp());
    world.network.last.end(1000);
    expect(world.log.filter((line) => line.includes("codes: { 1000: 'backoff' }"))).toHaveLength(1);
    expect(world.socket.readyState).toBe(3);
  });

  it('with an unknown 4321 is retried, and warns once for the code (CX)', async () => {
    const world = setUp({
      script(connection) {
        connection.accept();
        connection.end(4321);
      },
    });
    await world.clock.advance(60_000);
    expect(world.network.connections.length).toBeGreaterThan(3);
    expect(world.log.filter((line) => line.includes("codes: { 4321: 'backoff' }"))).toHaveLength(1);
  });

  it.each(['fail', 'failSilently'] as const)(
    'in the handshake counts once as 1006, never opened: %s (L7)',
    async (how) => {
      const world = setUp();
      await world.clock.advance(0);
      world.network.last[how]();
      expect(world.fired).toEqual(['reconnecting']);
      expect(world.socket.getSnapshot()).toMatchObject({ attempt: 1, lastClose: { code: 1006, opened: false } });
      await world.clock.advance(1000);
      expect(world.network.connections).toHaveLength(2);
    },
  );

  it('is assumed after 10 s without an answer to the handshake, and the attempt is abandoned (L8)', async () => {
    const world = setUp();
    await world.clock.advance(9999);
    expect(world.socket.getSnapshot().phase).toBe('connecting');
    await world.clock.advance(1);
    expect(world.socket.getSnapshot()).toMatchObject({ phase: 'waiting', lastClose: { code: 1006, opened: false } });
    const [abandoned] = world.network.connections;
    expect(abandoned?.closeCall).toEqual([]);
    abandoned?.accept();
    expect(world.socket.getSnapshot().phase).toBe('waiting');
  });

  it('is decided by the standard rules when decide throws, which is logged (R9)', async () => {
    const world = await open(
      setUp({
        decide() {
          throw new Error('a bug of mine');
        },
      }),
    );
    world.network.last.end(1013);
    expect(world.socket.getSnapshot()).toMatchObject({ phase: 'waiting', attempt: 1 });
    expect(world.log.join()).toContain('a bug of mine');
  });
});

describe('close() (L5)', () => {
  it('while open is CLOSING at once, and reports what the peer answers', async () => {
    const world = await open(setUp());
    world.socket.close(4001, 'bye');
    expect(world.socket.readyState).toBe(2);
    expect(world.network.last.closeCall).toEqual([4001, 'bye']);
    world.network.last.receive('too late');
    world.network.last.end(1000);
    expect(world.fired).toEqual(['open', 'close']);
    expect(world.socket.readyState).toBe(3);
  });

  it('without arguments sends none on', async () => {
    const world = await open(setUp());
    world.socket.close();
    expect(world.network.last.closeCall).toEqual([]);
  });

  it('ends with error and 1006 when the peer does not answer within 2 s', async () => {
    const world = await open(setUp());
    world.socket.close();
    await world.clock.advance(1999);
    expect(world.socket.readyState).toBe(2);
    await world.clock.advance(1);
    expect(world.fired).toEqual(['open', 'error', 'close']);
    world.network.last.end(1000);
    expect(world.fired).toEqual(['open', 'error', 'close']);
  });

  it.each([
    [
      'while connecting',
      async () => {
        const world = setUp();
        await world.clock.advance(0);
        return world;
      },
      1,
    ],
    [
      'while waiting',
      async () => {
        const world = await open(setUp());
        world.network.last.end(1013);
        world.fired.length = 0;
        return world;
      },
      1,
    ],
    [
      'while reauthenticating',
      async () => {
        const world = await open(setUp({ reauthenticate: () => new Promise(() => {}) }));
        world.network.last.end(3000);
        world.fired.length = 0;
        return world;
      },
      1,
    ],
  ])('%s ends in a later task with error and 1006, and leaves nothing behind', async (_when, begin, connections) => {
    const world = await begin();
    world.socket.close();
    expect([world.socket.readyState, world.fired]).toEqual([2, []]);
    await world.clock.advance(0);
    expect([world.socket.readyState, world.fired]).toEqual([3, ['error', 'close']]);
    await world.clock.advance(3_600_000);
    expect(world.fired).toEqual(['error', 'close']);
    expect(world.network.connections).toHaveLength(connections);
    expect(world.clock.pending()).toBe(0);
  });

  it('in the task of the constructor means that nothing is ever connected (L9)', async () => {
    const world = setUp();
    world.socket.close();
    await world.clock.advance(0);
    expect([world.socket.readyState, world.fired]).toEqual([3, ['error', 'close']]);
    expect(world.network.connections).toHaveLength(0);
  });

  it('is final: a second one, retryNow and late events do nothing', async () => {
    const world = await open(setUp());
    world.socket.close();
    world.network.last.end(1000);
    world.socket.close(4000);
    expect(world.socket.retryNow()).toBe(false);
    expect(world.socket.send('late')).toBeUndefined();
    await world.clock.advance(60_000);
    expect(world.fired).toEqual(['open', 'close']);
    expect(world.network.connections).toHaveLength(1);
  });

  it('called by a listener of open or reconnecting is obeyed', async () => {
    const world = setUp();
    world.socket.addEventListener('reconnecting', () => world.socket.close());
    await open(world);
    world.network.last.end(1013);
    expect(world.socket.readyState).toBe(2);
    await world.clock.advance(60_000);
    expect(world.fired).toEqual(['open', 'reconnecting', 'error', 'close']);
    expect(world.network.connections).toHaveLength(1);
  });

  it('refuses a bad code or a long reason, and leaves the socket usable', async () => {
    const world = await open(setUp());
    expect(() => world.socket.close(1001)).toThrow(expect.objectContaining({ name: 'InvalidAccessError' }));
    expect(() => world.socket.close(1000, 'x'.repeat(124))).toThrow(expect.objectContaining({ name: 'SyntaxError' }));
    expect(() => world.socket.close(1000, 'é'.repeat(62))).toThrow(expect.objectContaining({ name: 'SyntaxError' }));
    expect(world.socket.readyState).toBe(1);
  });

  it('comes with an aborted signal, before or later (L6)', async () => {
    const controller = new AbortController();
    const world = await open(setUp({ signal: controller.signal }));
    controller.abort();
    expect(world.socket.readyState).toBe(2);
    const early = setUp({ signal: AbortSignal.abort() });
    await early.clock.advance(0);
    expect(early.fired).toEqual(['error', 'close']);
    expect(early.network.connections).toHaveLength(0);
  });
});

describe('the outbox (L10)', () => {
  it('keeps messages in order until the session opens; what open listeners send goes first', async () => {
    const world = setUp();
    expect([world.socket.send('a'), world.socket.send('b')]).toEqual(['queued', 'queued']);
    expect(world.socket.bufferedAmount).toBe(2);
    world.socket.addEventListener('open', () => world.socket.send('subscribe'));
    await open(world);
    expect(world.network.last.sent).toEqual(['subscribe', 'a', 'b']);
    expect(world.socket.bufferedAmount).toBe(0);
  });

  it('keeps what is sent between the Close frame of the peer and the close event', async () => {
    const world = await open(setUp());
    Object.assign(world.network.last, { readyState: 2 });
    expect(world.socket.send('kept')).toBe('queued');
    world.network.last.end(1012);
    world.socket.retryNow();
    await world.clock.advance(0);
    world.network.last.accept();
    expect(world.network.last.sent).toEqual(['kept']);
  });

  it('takes the bytes as they are when they are sent', async () => {
    const world = setUp();
    const bytes = new Uint8Array([1, 2, 3]);
    world.socket.send(bytes.subarray(1));
    bytes.fill(9);
    await open(world);
    const [sent] = world.network.last.sent;
    expect(sent).toEqual(new Uint8Array([2, 3]));
  });

  it('holds 100: one too many is refused and logged', async () => {
    const world = setUp();
    for (let count = 0; count < 100; count += 1) expect(world.socket.send(`${count}`)).toBe('queued');
    expect(world.socket.send('one too many')).toBe('refused');
    expect(world.log.join()).toContain('refused');
    await open(world);
    expect(world.network.last.sent).toHaveLength(100);
  });

  it('loses no other message over one that cannot be sent', async () => {
    const world = setUp({
      script(connection) {
        const send = connection.send.bind(connection);
        connection.send = (data: unknown) => {
          if (data === 'bad') throw new TypeError('cannot be sent');
          send(data as never);
        };
      },
    });
    for (const message of ['first', 'bad', 'last']) world.socket.send(message);
    await open(world);
    expect(world.network.last.sent).toEqual(['first', 'last']);
    expect(world.log.join()).toContain('could not be sent');
    expect(world.socket.readyState).toBe(1);
  });

  it('counts in the log what still waits at the end (L11)', async () => {
    const world = setUp();
    world.socket.send('never sent');
    world.socket.close();
    await world.clock.advance(0);
    expect(world.log.join()).toContain('1 messages');
  });

  it('switched off, lets send throw while connecting, as native', () => {
    const { socket } = setUp({ outbox: false });
    expect(() => socket.send('early')).toThrow(expect.objectContaining({ name: 'InvalidStateError' }));
  });

  it('switched off, leaves it to a closing connection what becomes of a message, as native', async () => {
    const world = await open(setUp({ outbox: false }));
    const late: unknown[] = [];
    Object.assign(world.network.last, { readyState: 2, send: (data: unknown) => late.push(data) });
    expect(world.socket.send('late')).toBeUndefined();
    expect([late, world.log]).toEqual([['late'], []]);
  });
});

describe('reauthenticate (C3000, C1008, C1006N)', () => {
  it('comes before the next attempt after 3000, with the close and a signal', async () => {
    const calls: unknown[] = [];
    const world = await open(
      setUp({
        reauthenticate: async (close, signal) => void calls.push(close, signal.aborted),
      }),
    );
    world.network.last.end(3000, 'expired');
    expect(world.socket.getSnapshot()).toMatchObject({ phase: 'waiting', nextRetryAt: null });
    expect(world.socket.retryNow()).toBe(false);
    await world.clock.advance(0);
    expect(calls).toEqual([{ code: 3000, reason: 'expired', wasClean: true, opened: true }, false]);
    expect(world.network.connections).toHaveLength(2);
  });

  it.each([
    ['answers false', () => false],
    ['rejects', () => Promise.reject(new Error('no'))],
  ])('that %s after 3000 stops, and the snapshot says why', async (_how, reauthenticate) => {
    const world = await open(setUp({ reauthenticate }));
    world.network.last.end(3000);
    await world.clock.advance(0);
    expect(world.fired).toEqual(['open', 'reconnecting', 'close']);
    expect(world.socket.getSnapshot().decision).toMatchObject({ action: 'stop', delayMs: null });
  });

  it('is aborted by close()', async () => {
    let aborted = false;
    const world = await open(
      setUp({
        reauthenticate: (_close, signal) =>
          new Promise(() => {
            signal.addEventListener('abort', () => {
              aborted = true;
            });
          }),
      }),
    );
    world.network.last.end(3000);
    await world.clock.advance(0);
    world.socket.close();
    expect(aborted).toBe(true);
  });

  it('is tried once after the third attempt in a row that never opened', async () => {
    const codes: number[] = [];
    const script = (connection: FakeConnection) => connection.fail();
    const world = setUp({ script, reauthenticate: ({ code }) => codes.push(code) });
    await world.clock.advance(600_000);
    expect(codes).toEqual([1006]);
    expect(world.network.connections.length).toBeGreaterThan(5);
  });
});

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

describe('what is shown (L12, L13)', () => {
  it('retryNow() ends a wait, once', async () => {
    const world = await open(setUp());
    world.network.last.end(1012);
    expect(world.socket.retryNow()).toBe(true);
    expect(world.socket.retryNow()).toBe(false);
    await world.clock.advance(0);
    expect(world.network.connections).toHaveLength(2);
  });

  it('the snapshot is the same frozen object until something changes, and subscribers hear of each change', async () => {
    const world = setUp();
    const phases: string[] = [];
    const unsubscribe = world.socket.subscribe(() => phases.push(world.socket.getSnapshot().phase));
    const before = world.socket.getSnapshot();
    expect(world.socket.getSnapshot()).toBe(before);
    expect(Object.isFrozen(before)).toBe(true);
    await open(world);
    world.network.last.end(1013);
    unsubscribe();
    world.socket.close();
    expect(phases).toEqual(['open', 'waiting']);
  });

  it('handlers are null until set, are called, and can be taken away', async () => {
    const world = setUp();
    const sessions: unknown[] = [];
    expect(world.socket.onopen).toBeNull();
    world.socket.onopen = ({ session }) => sessions.push(session);
    await open(world);
    world.socket.onopen = null;
    world.network.last.end(1001);
    await world.clock.advance(1200);
    world.network.last.accept();
    expect(sessions).toEqual([1]);
  });

  it('has the constants of a WebSocket', () => {
    const { socket } = setUp();
    expect([ResilientSocket.CONNECTING, ResilientSocket.OPEN, socket.CLOSING, socket.CLOSED]).toEqual([0, 1, 2, 3]);
    expect(() => Object.assign(socket, { OPEN: 7 })).toThrow(TypeError);
  });
});
