import { getEventListeners } from 'node:events';
import { type Step, serve } from '@resilient-socket/tooling/script';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket as Ws } from 'ws';
import { type FakeConnection, fakeWebSockets, manualClock, seededRandom } from '../testing/index.ts';
import type { PageLife, WebSocketClass, WebSocketLike } from './platform.ts';
import { ResilientSocket } from './resilient-socket.ts';

const SOCKETS = 1000;
const REAL_SOCKETS = 50;
const CLOSE_TIMEOUT_MS = 2000;
const HOUR_MS = 3_600_000;
const CODES = [1000, 1001, 1006, 1008, 1011, 1012, 1013, 3000, 4000];
const HINT = 'retry-after-ms=1';
const silent = { debug() {}, info() {}, warn() {}, error() {} };

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Every signal that is made from now on. */
function countSignals(): readonly AbortSignal[] {
  const signals: AbortSignal[] = [];
  class CountedAbortController extends AbortController {
    constructor() {
      super();
      signals.push(this.signal);
    }
  }
  vi.stubGlobal('AbortController', CountedAbortController);
  return signals;
}

/** Chance that a test can repeat. */
function chance(seed: number) {
  const random = seededRandom(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  return { random, upTo, pick: <Item>(items: readonly Item[]) => items[upTo(items.length - 1)] as Item };
}

/** A page that may change, freeze and be restored, and counts who listens to it. */
function fakePage() {
  const listeners = new Set<Parameters<PageLife['listen']>>();
  const now = { online: true, visible: true };
  const page: PageLife = {
    isOnline: () => now.online,
    isVisible: () => now.visible,
    listen(...told) {
      listeners.add(told);
      return () => listeners.delete(told);
    },
  };
  const tell = (which: 0 | 1 | 2) => {
    for (const told of listeners) told[which]();
  };
  return { page, now, listeners, tell };
}

/** As `ws` has it: pings, and an end by force. */
function forcible(Fake: WebSocketClass): WebSocketClass {
  class Forcible extends Fake {
    readonly pings = new Set<() => void>();
    override on(_type: 'ping', listener: () => void): void {
      this.pings.add(listener);
    }
    override off(_type: 'ping', listener: () => void): void {
      this.pings.delete(listener);
    }
    override terminate(): void {
      (this as unknown as FakeConnection).fail();
    }
  }
  return Forcible;
}

/** A socket on fakes, with a history that the seed decides, and then its end. */
async function live(seed: number) {
  const { random, upTo, pick } = chance(seed);
  const clock = manualClock();
  const network = fakeWebSockets();
  const life = fakePage();
  const controller = new AbortController();
  const gone = new Set<FakeConnection>();
  let slept = 0;
  const never = () => new Promise<never>(() => {});
  const refuse = () => Promise.reject(new Error('not now'));
  const address = () => 'wss://example.test/';
  const socket = new ResilientSocket(pick(['wss://example.test/', address, address, refuse, never]), [], {
    WebSocket: pick([network.WebSocket, forcible(network.WebSocket)]),
    platform: { ...clock, now: () => clock.now() + slept, random, page: life.page },
    logger: silent,
    signal: controller.signal,
    hiddenDelayMs: pick([0, 60_000]),
    ...pick([{}, { heartbeat: {} }, { heartbeat: { message: 'ping', intervalMs: 900 } }]),
    ...pick([{}, { reauthenticate: () => true }, { reauthenticate: refuse }, { reauthenticate: never }]),
  });

  const connected = (act: (connection: FakeConnection) => void) => () => {
    const connection = random() < 0.8 ? network.connections.at(-1) : pick(network.connections);
    if (connection) act(connection);
  };
  const paged =
    (changes: object, which: 0 | 1 | 2 = 0) =>
    () => {
      Object.assign(life.now, changes);
      life.tell(which);
    };
  const accept = connected((connection) => connection.accept());
  const end = connected((connection) => connection.end(pick(CODES), pick(['', 'retry-after-ms=5000'])));
  const pass = () => clock.advance(pick([0, 1000, 6000, 40_000]));
  const happenings: readonly (() => unknown)[] = [
    ...[accept, accept, accept, accept, end, end, pass, pass, pass],
    connected((connection) => connection.fail()),
    connected((connection) => gone.add(connection) && connection.failSilently()),
    connected((connection) => connection.receive('hello')),
    () => {
      slept += 300_000;
    },
    () => socket.send('hello'),
    () => socket.retryNow(),
    paged({ online: false }),
    paged({ online: true }),
    paged({ visible: false }),
    paged({ visible: true }),
    paged({}, 1),
    paged({}, 2),
  ];
  for (let events = upTo(20); events > 0; events -= 1) {
    await pick(happenings)();
    if (random() < 0.7) await clock.advance(0);
  }

  const { phase, nextRetryAt } = socket.getSnapshot();
  pick([() => socket.close(), () => socket.close(4001, 'bye'), () => controller.abort()])();
  if (random() < 0.5) end();
  await clock.advance(CLOSE_TIMEOUT_MS);
  const timers = clock.pending();
  const count = network.connections.length;
  await clock.advance(HOUR_MS);
  const left = {
    readyState: socket.readyState,
    timers,
    attempts: network.connections.length - count,
    onPage: life.listeners.size,
    onSignal: getEventListeners(controller.signal, 'abort').length,
    onConnections: network.connections.flatMap(listenersOf),
    // One that failed without a word stays CONNECTING, as on Node 22.
    connections: network.connections.filter((one) => one.readyState < 2 && !gone.has(one)).length,
  };
  return { seed, phase: phase === 'waiting' && nextRetryAt === null ? 'refreshing' : phase, left };
}

/** What listens to a connection, but for the one that keeps late errors of `ws` from being thrown. */
function listenersOf(connection: WebSocketLike & { readonly pings?: ReadonlySet<unknown> }): string[] {
  const target = connection as unknown as EventTarget;
  const listeners = ['open', 'message', 'close', 'error'].flatMap((type) =>
    getEventListeners(target, type).map(() => type),
  );
  const pings = Array.from(connection.pings ?? [], () => 'ping');
  return [...listeners, ...pings].filter((type, index, all) => type !== 'error' || all.indexOf(type) !== index);
}

describe('sockets with any history that are closed at any moment leave nothing behind (L5, L6)', () => {
  it('on fakes and a manual clock: 1,000 of them', { timeout: 60_000 }, async () => {
    const signals = countSignals();
    // The manual clock lets a task pass each time, and a timer's takes a millisecond.
    vi.stubGlobal('setTimeout', (callback: () => void) => setImmediate(callback));
    const lives: Awaited<ReturnType<typeof live>>[] = [];
    for (let seed = 0; seed < SOCKETS; seed += 1) lives.push(await live(seed));

    const nothing = {
      readyState: 3,
      timers: 0,
      attempts: 0,
      onPage: 0,
      onSignal: 0,
      onConnections: [],
      connections: 0,
    };
    expect(lives.filter(({ left }) => JSON.stringify(left) !== JSON.stringify(nothing))).toEqual([]);
    expect(signals.length).toBeGreaterThan(SOCKETS);
    expect(signals.flatMap((signal) => getEventListeners(signal, 'abort'))).toEqual([]);
    for (const phase of ['connecting', 'open', 'waiting', 'refreshing', 'closed']) {
      expect(lives.filter((one) => one.phase === phase).length, phase).toBeGreaterThan(30);
    }
  });

  it.each<[string, WebSocketClass]>([
    ['the WebSocket of this Node', WebSocket],
    ['the ws package', Ws],
  ])('on a real server, with %s', { timeout: 60_000 }, async (_name, Class) => {
    const signals = countSignals();
    const connections: WebSocketLike[] = [];
    const alive = new Set<WebSocketLike>();
    const timers = new Set<unknown>();
    class Counted extends Class {
      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols);
        connections.push(this);
        alive.add(this);
        // This Node says CLOSING for good when it was closed while connecting, but it does end.
        const ended = () => {
          this.removeEventListener('close', ended);
          alive.delete(this);
        };
        this.addEventListener('close', ended);
      }
    }
    const platform = {
      setTimer(callback: () => void, delayMs: number) {
        const timer = setTimeout(() => timers.delete(timer) && callback(), delayMs);
        timers.add(timer);
        return timer;
      },
      clearTimer(timer: unknown) {
        timers.delete(timer);
        clearTimeout(timer as NodeJS.Timeout);
      },
    };

    async function liveFor(seed: number): Promise<void> {
      const { random, upTo, pick } = chance(seed);
      const losses = Array.from({ length: upTo(3) }, (): Step => ({ close: pick([1012, 1013, 4000]), reason: HINT }));
      const last = pick<Step>([{ stay: true }, { drop: true }, { refuse: 503 }, { close: 1000 }, { hang: true }]);
      const socket = new ResilientSocket(serve(...losses, last), [], {
        WebSocket: Counted,
        platform: { ...platform, random },
        logger: silent,
        heartbeat: { message: 'ping' },
        closeTimeoutMs: 200,
      });
      const closed = new Promise((resolve) => socket.addEventListener('close', resolve));
      // Each loss is an `open` and a `reconnecting`, and the last step is one event at least, unless it hangs.
      let events = upTo(2 * losses.length + ('hang' in last ? 0 : 1));
      await new Promise<void>((resolve) => {
        const hear = () => events-- > 0 || resolve();
        for (const type of ['open', 'reconnecting', 'close'] as const) socket.addEventListener(type, hear);
        hear();
      });
      for (let turns = pick([0, upTo(50)]); turns > 0; turns -= 1) await new Promise(setImmediate);
      socket.close();
      await closed;
    }

    await Promise.all(Array.from({ length: REAL_SOCKETS }, (_, seed) => liveFor(seed)));
    expect(timers.size).toBe(0);
    await vi.waitUntil(() => alive.size === 0, { timeout: 10_000 });
    expect(connections.length).toBeGreaterThan(REAL_SOCKETS);
    expect(connections.flatMap(listenersOf)).toEqual([]);
    expect(signals.flatMap((signal) => getEventListeners(signal, 'abort'))).toEqual([]);
  });
});
