import { serve } from '@resilient-socket/tooling/script';
import { describe, expect, it } from 'vitest';
import { fakeWebSockets, manualClock } from '../testing/index.ts';
import { type PacedWebSocketOptions, pacedWebSocket } from './paced-web-socket.ts';

const URL = 'wss://example.test/graphql';
const LONG_MS = 600_000;

/** A paced class on fake connections and a manual clock; chance is always in the middle. */
function setUp(options: PacedWebSocketOptions = {}) {
  const clock = manualClock();
  const connectedAt: number[] = [];
  const network = fakeWebSockets(() => connectedAt.push(clock.now()));
  const log: string[] = [];
  const write = (line: string) => log.push(line);
  const WebSocket = pacedWebSocket({
    WebSocket: network.WebSocket,
    platform: { ...clock, random: () => 0.5 },
    logger: { debug: write, info: write, warn: write, error: write },
    ...options,
  });
  return {
    ...{ network, clock, log, WebSocket },
    /** A session that opens, and then is closed by the server. */
    lose(code: number, reason = '', url = URL) {
      const socket = new WebSocket(url);
      network.last.accept();
      network.last.end(code, reason);
      return socket;
    },
    /** After how many ms a new socket for that URL begins to connect. */
    async waitOf(url = URL) {
      const start = clock.now();
      const socket = new WebSocket(url);
      await clock.advance(LONG_MS);
      network.last.accept();
      expect(socket.readyState).toBe(1);
      return (connectedAt.at(-1) ?? Number.NaN) - start;
    },
  };
}

describe('a paced session (S1)', () => {
  it('begins at once, as native, when there was no loss', () => {
    const { network, WebSocket } = setUp();
    new WebSocket(URL, ['chat'], { headers: { a: 'b' } });
    expect(network.last).toMatchObject({ url: URL, protocols: ['chat'] });
  });

  it('ends for good with the true close, and is not followed by another by itself', async () => {
    const { network, clock, WebSocket } = setUp();
    const socket = new WebSocket(URL);
    const closes: unknown[] = [];
    socket.addEventListener('close', ({ code, reason, wasClean }) => closes.push([code, reason, wasClean]));
    network.last.accept();
    network.last.end(1013, 'busy');
    await clock.advance(LONG_MS);
    expect([closes, socket.readyState, network.connections.length]).toEqual([[[1013, 'busy', true]], 3, 1]);
  });

  it('fires error before the close that a broken connection is', () => {
    const { network, WebSocket } = setUp();
    const socket = new WebSocket(URL);
    const heard: string[] = [];
    for (const type of ['open', 'error', 'close'] as const) socket.addEventListener(type, () => heard.push(type));
    network.last.fail();
    expect(heard).toEqual(['error', 'close']);
  });

  it('fires no error where the platform fires none, as Chromium does when an open connection breaks', () => {
    const { network, WebSocket } = setUp();
    const socket = new WebSocket(URL);
    const heard: unknown[] = [];
    socket.addEventListener('error', () => heard.push('error'));
    socket.addEventListener('close', ({ code, wasClean }) => heard.push(code, wasClean));
    network.last.accept();
    const { last } = network;
    Object.assign(last, { readyState: 3 });
    (last as unknown as EventTarget).dispatchEvent(
      Object.assign(new Event('close'), { code: 1006, reason: '', wasClean: false }),
    );
    expect(heard).toEqual([1006, false]);
  });

  it('throws on send while it waits, as native while connecting', () => {
    const { lose, WebSocket } = setUp();
    lose(1013);
    const invalidState = expect.objectContaining({ name: 'InvalidStateError' });
    expect(() => new WebSocket(URL).send('early')).toThrow(invalidState);
  });
});

describe('after a loss, the next session for that URL', () => {
  it.each([
    [1013, 750],
    [1011, 3000],
    [1012, 17_500],
    [1006, 600],
    [1001, 600],
  ])('after %i stays CONNECTING for %i ms (S2)', async (code, waitMs) => {
    const world = setUp();
    world.lose(code);
    expect(await world.waitOf()).toBe(waitMs);
    expect(world.log[0]).toContain(`${code}`);
  });

  it('waits as the server asks (S2, R3)', async () => {
    const world = setUp();
    world.lose(1013, 'busy; retry-after-ms=90000');
    expect(await world.waitOf()).toBe(90_000);
  });

  it('waits longest after a code that asks for no retry, and after 1000 not at all (S3)', async () => {
    const world = setUp();
    world.lose(1000);
    expect(await world.waitOf()).toBe(0);
    world.network.last.end(3003);
    expect(await world.waitOf()).toBe(60_000);
    expect(world.log.at(-1)).toContain('3003 Forbidden');
    const shorter = setUp({ longestWaitMs: 5000 });
    shorter.lose(3003);
    expect(await shorter.waitOf()).toBe(5000);
  });

  it('is known by origin and path, whatever its query (S4)', async () => {
    const world = setUp();
    world.lose(1013, 'retry-after-ms=5000', `${URL}?token=1`);
    for (const other of ['wss://example.test/other', 'wss://other.test/graphql', 'wss://example.test/graphql/']) {
      const { readyState } = new world.WebSocket(other);
      expect([readyState, world.network.last.url]).toEqual([0, other]);
    }
    expect(await world.waitOf(`${URL}?token=2`)).toBe(5000);
  });

  it('keeps the deadline when a client gives up and makes another (S4)', async () => {
    const world = setUp();
    world.lose(1013, 'retry-after-ms=5000');
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const impatient = new world.WebSocket(URL);
      await world.clock.advance(1000);
      impatient.close();
      await world.clock.advance(0);
      expect(impatient.readyState).toBe(3);
    }
    expect(await world.waitOf()).toBe(1000);
    expect(world.network.connections).toHaveLength(2);
  });

  it('waits on when another session is lost meanwhile', async () => {
    const world = setUp();
    const other = new world.WebSocket(URL);
    const otherConnection = world.network.last;
    otherConnection.accept();
    world.lose(1013, 'retry-after-ms=1000');
    new world.WebSocket(URL);
    await world.clock.advance(500);
    otherConnection.end(1013, 'retry-after-ms=3000');
    await world.clock.advance(2999);
    expect([other.readyState, world.network.connections.length]).toEqual([3, 2]);
    await world.clock.advance(1);
    expect(world.network.connections).toHaveLength(3);
  });

  it('does not wait after a close that the application asked for (S5)', async () => {
    const world = setUp();
    const socket = new world.WebSocket(URL);
    world.network.last.accept();
    socket.close(4001);
    world.network.last.end(4001);
    await world.clock.advance(0);
    expect(socket.readyState).toBe(3);
    expect(await world.waitOf()).toBe(0);
  });
});

describe('close() while it waits (S1, N5)', () => {
  it('is CLOSING at once; error and close 1006 come in a later task, and nothing is connected', async () => {
    const { lose, clock, network, WebSocket } = setUp();
    lose(1013);
    const socket = new WebSocket(URL);
    const heard: unknown[] = [];
    socket.addEventListener('error', () => heard.push('error'));
    socket.addEventListener('close', ({ code, wasClean }) => heard.push([code, wasClean]));
    socket.close();
    expect([socket.readyState, heard]).toEqual([2, []]);
    await clock.advance(LONG_MS);
    expect([socket.readyState, heard]).toEqual([3, ['error', [1006, false]]]);
    expect([network.connections.length, clock.pending()]).toEqual([1, 0]);
  });
});

it('ends once, whatever the logger does when the class throws after a wait (N5)', async () => {
  const network = fakeWebSockets();
  let broken = false;
  class Breaking extends network.WebSocket {
    constructor(url: string) {
      if (broken) throw new TypeError('not now');
      super(url);
    }
  }
  const write = () => {};
  const error = () => waiting?.close();
  let waiting: WebSocket | undefined;
  const world = setUp({ WebSocket: Breaking as never, logger: { debug: write, info: write, warn: write, error } });
  new world.WebSocket(URL);
  network.last.accept();
  network.last.end(1013);
  broken = true;
  waiting = new world.WebSocket(URL);
  const fired: string[] = [];
  for (const type of ['error', 'close']) waiting.addEventListener(type, () => fired.push(type));
  await world.clock.advance(LONG_MS);
  expect(fired).toEqual(['error', 'close']);
});

it('refuses a bad option at once (R10)', () => {
  expect(() => pacedWebSocket({ longestWaitMs: -1 })).toThrow('longestWaitMs must be a number >= 0, got -1');
  expect(() => pacedWebSocket({ WebSocket: 5 as never })).toThrow('no WebSocket here');
});

it('comes back to a real server not before the time it asked for (S2)', async () => {
  const url = serve({ close: 1013, reason: 'retry-after-ms=200' }, { greet: 'hello', stay: true });
  const WebSocket = pacedWebSocket();
  const first = new WebSocket(url);
  const { code } = await new Promise<CloseEvent>((resolve) => first.addEventListener('close', resolve));
  const lostAt = Date.now();
  const second = new WebSocket(url);
  const { data } = await new Promise<MessageEvent>((resolve) => second.addEventListener('message', resolve));
  expect([code, data]).toEqual([1013, 'hello']);
  expect(Date.now() - lostAt).toBeGreaterThanOrEqual(199);
  second.close();
});
