import { describe, expect, it } from 'vitest';
import type { FakeConnection } from '../testing/index.ts';
import { open, setUp } from './socket-world.test.helper.ts';

describe('reauthenticate (C3000, C1008, C1006N)', () => {
  it('comes before the next attempt after 3000, with the close and a signal', async () => {
    const calls: unknown[] = [];
    const world = await open(
      setUp({
        reauthenticate: async (close, signal) => void calls.push(close, signal.aborted),
      }),
    );
    world.network.last.end(3000, 'expired');
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

describe('reauthenticate that takes its time (R8)', () => {
  const slow = () => {
    const answers: ((ok?: unknown) => void)[] = [];
    const signals: AbortSignal[] = [];
    const reauthenticate = (_close: unknown, signal: AbortSignal) => {
      signals.push(signal);
      return new Promise((resolve) => answers.push(resolve));
    };
    return { answers, signals, reauthenticate };
  };

  it('is waited for, and connects at once when it answers', async () => {
    const { answers, reauthenticate } = slow();
    const world = await open(setUp({ reauthenticate }));
    world.network.last.end(3000);
    await world.clock.advance(29_999);
    expect(world.network.connections).toHaveLength(1);
    expect(world.socket.getSnapshot()).toMatchObject({ phase: 'waiting', nextRetryAt: null });
    expect(world.socket.retryNow()).toBe(false);
    answers[0]?.();
    await world.clock.advance(0);
    expect(world.network.connections).toHaveLength(2);
  });

  it('has failed after 30 s: its signal aborts, the socket stops and says why, and a late answer changes nothing', async () => {
    const { answers, signals, reauthenticate } = slow();
    const world = await open(setUp({ reauthenticate }));
    world.network.last.end(3000);
    await world.clock.advance(30_000);
    expect(signals[0]?.aborted).toBe(true);
    expect(world.socket.readyState).toBe(3);
    expect(world.socket.getSnapshot().decision?.because).toContain('no new credentials within reauthenticateTimeoutMs');
    answers[0]?.();
    await world.clock.advance(60_000);
    expect(world.network.connections).toHaveLength(1);
  });

  it('may take as long as reauthenticateTimeoutMs says', async () => {
    const { answers, reauthenticate } = slow();
    const world = await open(setUp({ reauthenticate, reauthenticateTimeoutMs: Number.POSITIVE_INFINITY }));
    world.network.last.end(3000);
    await world.clock.advance(3_600_000);
    answers[0]?.();
    await open(world);
    expect(world.socket.readyState).toBe(1);
    expect(() => setUp({ reauthenticateTimeoutMs: -1 })).toThrow(/reauthenticateTimeoutMs.*-1/);
  });

  it('runs one call at a time', async () => {
    const { answers, reauthenticate } = slow();
    const world = await open(setUp({ reauthenticate }));
    world.network.last.end(3000);
    await world.clock.advance(0);
    world.socket.retryNow();
    await world.clock.advance(10_000);
    expect(answers).toHaveLength(1);
  });

  it('gets what it threw into the decision, and only the kind of it into the log (D3)', async () => {
    const error = new RangeError('token=secret');
    const world = await open(setUp({ reauthenticate: () => Promise.reject(error) }));
    world.network.last.end(3000);
    await world.clock.advance(0);
    expect(world.socket.getSnapshot().decision).toMatchObject({ action: 'stop', cause: error });
    expect(world.log.join()).toContain('reauthenticate failed: RangeError');
    expect(world.log.join()).not.toContain('secret');
  });

  it('comes after the wait that a hint asks for, so that a token is fresh', async () => {
    const at: number[] = [];
    const world = setUp({ reauthenticate: () => at.push(now()) });
    const { now } = world.clock;
    await open(world);
    world.network.last.end(3000, 'retry-after-ms=5000');
    await world.clock.advance(5000);
    expect(at).toEqual([5000]);
    expect(world.network.connections).toHaveLength(2);
  });

  it('is asked for a token that expired during a wait', async () => {
    let refreshed = 0;
    const world = await open(
      setUp({
        reauthenticate: () => {
          refreshed += 1;
        },
      }),
    );
    world.network.last.end(3000);
    await open(world);
    world.network.last.end(1013, 'retry-after-ms=60000');
    await world.clock.advance(60_000);
    world.network.last.accept();
    world.network.last.end(3000);
    await open(world);
    expect([refreshed, world.socket.readyState]).toEqual([2, 1]);
  });

  it('is tried again in a long outage, about once an hour, as tokens expire (C1006N)', async () => {
    let refreshed = 0;
    const world = setUp({
      script: (connection) => connection.fail(),
      reauthenticate: () => {
        refreshed += 1;
      },
    });
    await world.clock.advance(10 * 3_600_000);
    expect(refreshed).toBeGreaterThan(8);
    expect(refreshed).toBeLessThan(16);
  });
});

describe('reconnect() (L15)', () => {
  it('leaves with the code that keeps the session, where a dialect names one', async () => {
    const dialects = [
      { name: 'a', codes: {} },
      { name: 'b', codes: {}, leaveWith: 4000 },
    ];
    const world = await open(setUp({ dialects }));
    const { last } = world.network;
    world.socket.reconnect();
    expect(last.closeCall).toEqual([4000]);
  });

  it('leaves the session, whose peer is told, and opens the next at once', async () => {
    const world = await open(setUp());
    const [first] = world.network.connections;
    expect(world.socket.reconnect()).toBe(true);
    expect([world.socket.readyState, first?.closeCall]).toEqual([0, []]);
    await open(world);
    first?.receive('from the session before');
    first?.end(1000);
    expect(world.socket.getSnapshot()).toMatchObject({ phase: 'open', session: 2, attempt: 0, lastClose: null });
    expect(world.fired).toEqual(['open', 'open']);
  });

  it('asks url again, forgets the outage, and keeps what waits for a session', async () => {
    const users = ['old', 'new'];
    const world = setUp({ url: () => `wss://example.test/?user=${users.shift()}` });
    await world.clock.advance(0);
    world.network.last.fail();
    world.socket.send('hello');
    world.socket.reconnect();
    expect(world.socket.getSnapshot()).toMatchObject({ phase: 'connecting', attempt: 0, nextRetryAt: null });
    await open(world);
    expect(world.network.last.url).toBe('wss://example.test/?user=new');
    expect(world.network.last.sent).toEqual(['hello']);
  });

  it('aborts a refresh, as the application has the new credentials', async () => {
    const signals: AbortSignal[] = [];
    const world = await open(
      setUp({
        reauthenticate: (_close, signal) => {
          signals.push(signal);
          return new Promise(() => {});
        },
      }),
    );
    world.network.last.end(3000);
    await world.clock.advance(0);
    world.socket.reconnect();
    await open(world);
    expect([signals[0]?.aborted, world.socket.readyState]).toEqual([true, 1]);
  });

  it('does nothing once the socket is closing or closed', async () => {
    const world = await open(setUp());
    world.socket.close();
    expect(world.socket.reconnect()).toBe(false);
    world.network.last.end(1000);
    expect(world.socket.reconnect()).toBe(false);
    await world.clock.advance(60_000);
    expect(world.network.connections).toHaveLength(1);
  });
});
