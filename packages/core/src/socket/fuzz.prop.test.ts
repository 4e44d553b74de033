import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { manualClock } from '../testing/index.ts';
import type { ResilientSocketOptions } from './options.ts';
import { pacedWebSocket } from './paced-web-socket.ts';
import type { TransportEvent, WebSocketLike } from './platform.ts';
import { ResilientSocket } from './resilient-socket.ts';

/** What both kinds have. */
interface Socket extends EventTarget {
  readonly readyState: number;
  send(data: string): unknown;
  close(): void;
}

type Listener = (event: TransportEvent) => void;

const URL = 'wss://example.test/';
const HOUR_MS = 3_600_000;
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** What came out of the library where nothing may come out. */
const escaped: unknown[] = [];
const catchIt = (error: unknown) => escaped.push(error);

beforeEach(() => {
  process.on('unhandledRejection', catchIt);
  // The manual clock lets a task pass each time, and a timer's takes a millisecond.
  vi.stubGlobal('setTimeout', (callback: () => void) => setImmediate(callback));
});

afterEach(() => {
  process.off('unhandledRejection', catchIt);
  vi.unstubAllGlobals();
});

/** A connection that does what none should: anything, at any time, also inside `close()`. */
class Nonsense implements WebSocketLike {
  readyState = 0;
  readonly protocol = '';
  readonly extensions = '';
  readonly bufferedAmount = 0;
  binaryType = 'blob';
  readonly #listeners: { readonly type: string; readonly listener: Listener }[] = [];
  readonly #closing: object | undefined;

  constructor(closing: object | undefined) {
    this.#closing = closing;
  }

  get listened(): string[] {
    return this.#listeners.map(({ type }) => type);
  }

  send(): void {}

  close(): void {
    if (this.readyState > 1) return;
    this.readyState = 2;
    if (this.#closing) this.emit('close', this.#closing);
  }

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.push({ type, listener });
  }

  removeEventListener(type: string, listener: Listener): void {
    const index = this.#listeners.findIndex((one) => one.type === type && one.listener === listener);
    if (index >= 0) this.#listeners.splice(index, 1);
  }

  emit(type: string, event: object): void {
    for (const one of [...this.#listeners]) {
      try {
        if (one.type === type) one.listener({ type, ...event });
      } catch (error) {
        catchIt(error);
      }
    }
  }
}

/** A class of such connections; `closing` is what they fire inside `close()`. */
function nonsenseClass(closing?: object) {
  const connections: Nonsense[] = [];
  class WebSocket extends Nonsense {
    constructor() {
      super(closing);
      connections.push(this);
    }
  }
  return { WebSocket, connections };
}

const nonsense = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, Number.NaN, -1, 1.5, 2 ** 53, Number.POSITIVE_INFINITY, '1011', '', true),
  fc.constantFrom<unknown>({}, [], [1000], 10n ** 30n, Symbol('nonsense'), () => 1000, { toString: null }),
  fc.anything(),
);
const code = fc.oneof(fc.constantFrom<unknown>(1000, 1006, 1008, 1011, 1013, 3000, 4000), fc.nat(70_000), nonsense);
const reason = fc.oneof(
  fc.constantFrom<unknown>('', 'retry-after-ms=0', 'retry-after-ms=5000', `retry-after-ms=${'9'.repeat(400)}`),
  fc.string({ unit: 'binary' }),
  nonsense,
);
const event = fc.record({ code, reason, wasClean: nonsense, data: nonsense }, { requiredKeys: [] });

/** Ms that go by, or what the application does. */
type Step = number | 'send' | 'retryNow' | 'listen' | 'next' | 'close';

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constantFrom('open', 'open', 'message', 'close', 'error'),
      event,
      readyState: fc.constantFrom(0, 1, 1, 2, 3),
      /** Of one that is gone? */
      late: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom<Step>('send', 'retryNow', 'listen', 'next') },
  { weight: 2, arbitrary: fc.constantFrom<Step>(0, 1000, 40_000, 300_000) },
  { weight: 1, arbitrary: fc.constant<Step>('close') },
);
const history = fc.record({ steps: fc.array(step, { maxLength: 25 }), closing: fc.option(event, { nil: undefined }) });
type History = typeof history extends fc.Arbitrary<infer One> ? One : never;

/** A socket, and what it told in which order. */
function observed(socket: Socket) {
  const told: string[] = [];
  const states: number[] = [];
  for (const type of ['open', 'error', 'close'] as const) socket.addEventListener(type, () => told.push(type));
  return {
    ...{ socket, told, states },
    listen: () => socket.addEventListener('message', () => told.push('message')),
    close() {
      if (socket.readyState < 2) told.push('close()');
      socket.close();
    },
  };
}

/** Plays the history with sockets that `make` makes, each when the last one has ended, and closes them. */
async function play({ steps, closing }: History, makeWith: (options: ResilientSocketOptions) => () => Socket) {
  escaped.length = 0;
  const clock = manualClock();
  const { WebSocket, connections } = nonsenseClass(closing);
  const make = makeWith({ WebSocket, platform: { ...clock, random: () => 0.5 }, logger: silent });
  let now = observed(make());
  const all = [now];
  for (const step of steps) {
    if (typeof step === 'number') await clock.advance(step);
    else if (step === 'listen') now.listen();
    else if (step === 'close') now.close();
    else if (step === 'send' && now.socket.readyState > 0) now.socket.send('hello');
    else if (step === 'retryNow' && now.socket instanceof ResilientSocket) now.socket.retryNow();
    else if (step === 'next' && now.socket.readyState === 3) {
      now = observed(make());
      all.push(now);
    } else if (typeof step === 'object') {
      await clock.advance(0);
      const connection = connections.at(step.late ? 0 : -1);
      if (connection) Object.assign(connection, { readyState: step.readyState }).emit(step.type, step.event);
    }
    for (const { socket, states } of all) states.push(socket.readyState);
  }
  for (const { close } of all) close();
  await clock.advance(HOUR_MS);
  // One listener stays, so that `ws` throws no late errors.
  const listened = connections.flatMap((connection) => connection.listened).filter((type) => type !== 'error');
  return { all, left: { timers: clock.pending(), listened } };
}

const NOTHING = { timers: 0, listened: [] };

describe('whatever a connection does, in whatever order, nothing is thrown (R1)', () => {
  it('by a ResilientSocket, which tells what it may, ends once, and leaves nothing behind (L3, L4, L5)', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(history, async (given) => {
        const { all, left } = await play(given, (options) => () => new ResilientSocket(URL, [], options));
        expect(escaped).toEqual([]);
        expect(left).toEqual(NOTHING);
        for (const { socket, told, states } of all) {
          expect(socket.readyState).toBe(3);
          expect(told.join(' ')).toMatch(/^((open|message) )*(close\(\) )?(error )?close$/);
          expect(states.join('')).toMatch(/^[01]*2*3*$/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('by a paced session, which tells what it may, and ends once (S1, N3, N5)', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(history, async (given) => {
        const { all, left } = await play(given, (options) => {
          const Paced = pacedWebSocket(options);
          return () => new Paced(URL);
        });
        expect(escaped).toEqual([]);
        expect(left.timers).toBe(0);
        for (const { told } of all) {
          expect(told.map((one) => `${one} `).join('')).toMatch(/^((open|message) )*(close\(\) )?((error )?close )?$/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('and a loss is decided on by its close, whatever errors came before it (L7)', { timeout: 60_000 }, async () => {
    const errors = fc.array(fc.constantFrom(1, 2, 3), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.nat(65_535), fc.string(), fc.boolean(), errors, async (lost, why, opened, states) => {
        const clock = manualClock();
        const { WebSocket, connections } = nonsenseClass();
        const socket = new ResilientSocket(URL, [], { WebSocket, platform: clock, logger: silent });
        await clock.advance(0);
        const [connection = new WebSocket()] = connections;
        if (opened) Object.assign(connection, { readyState: 1 }).emit('open', {});
        for (const readyState of states) Object.assign(connection, { readyState }).emit('error', {});
        connection.emit('close', { code: lost, reason: why, wasClean: true });
        expect(socket.getSnapshot().lastClose).toMatchObject({ code: lost, reason: why, wasClean: true, opened });
        socket.close();
        await clock.advance(0);
      }),
    );
  });
});
