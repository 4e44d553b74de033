import { describe, expect, it } from 'vitest';
import { ResilientSocket } from './resilient-socket.ts';
import { open, setUp } from './socket-world.test.helper.ts';

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
    expect(world.log.join()).toContain('no verdict from decide: Error');
    expect(world.socket.getSnapshot().decision?.cause).toEqual(new Error('a bug of mine'));
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
        await world.clock.advance(0);
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
    expect(world.socket.reconnect()).toBe(false);
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
