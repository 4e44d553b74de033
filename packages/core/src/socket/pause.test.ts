import { describe, expect, it } from 'vitest';
import { open, type SocketWorld, setUp } from './socket-world.test.helper.ts';

const HINT = 'retry-after-ms=10000';
const phase = ({ socket }: SocketWorld) => socket.getSnapshot().phase;
const attempts = ({ network }: SocketWorld) => network.connections.length;

describe('pause and resume (L17)', () => {
  it('leave the session, keep what is sent meanwhile, and open the next one at once', async () => {
    const world = await open(setUp());
    const { socket, network, clock } = world;
    const first = network.last;
    socket.pause();
    expect([phase(world), socket.readyState, first.closeCall]).toEqual(['paused', 0, []]);
    expect(socket.send('later', {})).toBe('queued');
    await clock.advance(3_600_000);
    expect(attempts(world)).toBe(1);
    socket.resume();
    await open(world);
    expect(network.last.sent).toEqual(['later']);
    expect(socket.getSnapshot()).toMatchObject({ phase: 'open', session: 2, attempt: 0, lastClose: null });
    expect(world.fired).toEqual(['open', 'open']);
  });

  it('wait after a hinted 1013 for what was left of it when the pause ends before it', async () => {
    const world = await open(setUp());
    world.network.last.end(1013, HINT);
    await world.clock.advance(1000);
    world.socket.pause();
    expect([phase(world), world.socket.getSnapshot().nextRetryAt]).toEqual(['paused', null]);
    await world.clock.advance(4000);
    world.socket.resume();
    expect(world.socket.getSnapshot()).toMatchObject({ phase: 'waiting', nextRetryAt: 10_000 });
    await world.clock.advance(4999);
    expect(attempts(world)).toBe(1);
    await world.clock.advance(1);
    expect(attempts(world)).toBe(2);
  });

  it('try at once after a 1013 whose wait ended during the pause', async () => {
    const world = await open(setUp());
    world.network.last.end(1013, HINT);
    world.socket.pause();
    await world.clock.advance(10_000);
    expect(attempts(world)).toBe(1);
    world.socket.resume();
    await world.clock.advance(0);
    expect(attempts(world)).toBe(2);
  });

  it('ask for new credentials anew when a 3000 was paused while they were awaited', async () => {
    const signals: AbortSignal[] = [];
    const world = await open(
      setUp({
        reauthenticate: (_close, signal) => {
          signals.push(signal);
          return signals.length === 1 ? new Promise(() => {}) : Promise.resolve();
        },
      }),
    );
    world.network.last.end(3000);
    await world.clock.advance(0);
    world.socket.pause();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    await world.clock.advance(60_000);
    expect(attempts(world)).toBe(1);
    world.socket.resume();
    await world.clock.advance(0);
    expect([signals.length, attempts(world)]).toEqual([2, 2]);
  });

  it('drop an attempt under way, and make it again', async () => {
    const world = setUp();
    await world.clock.advance(0);
    const { last } = world.network;
    world.socket.pause();
    expect(last.closeCall).toEqual([]);
    last.accept();
    expect(phase(world)).toBe('paused');
    world.socket.resume();
    await open(world);
    expect(world.socket.getSnapshot()).toMatchObject({ phase: 'open', session: 1, attempt: 0 });
  });

  it('connect nowhere when it is paused in the task of its constructor', async () => {
    const world = setUp();
    world.socket.pause();
    await world.clock.advance(60_000);
    expect([phase(world), attempts(world)]).toEqual(['paused', 0]);
    world.socket.resume();
    await open(world);
    expect(phase(world)).toBe('open');
  });

  it('do not count as a part of the outage of a 1013, whose waits grow with its age', async () => {
    const world = await open(setUp());
    world.network.last.end(1013);
    world.socket.pause();
    await world.clock.advance(3_600_000);
    world.socket.resume();
    await world.clock.advance(0);
    world.network.last.fail();
    expect(world.socket.getSnapshot().decision).toMatchObject({ attempt: 2, windowMs: [1000, 2000] });
  });

  it('end the outage of a session that was stable when it was paused, and keep it otherwise', async () => {
    const world = await open(setUp());
    world.network.last.end(1013);
    await world.clock.advance(750);
    world.network.last.accept();
    world.socket.pause();
    expect(world.socket.getSnapshot().attempt).toBe(1);
    world.socket.resume();
    await open(world);
    await world.clock.advance(5000);
    world.socket.pause();
    expect(world.socket.getSnapshot().attempt).toBe(0);
  });

  it('are not ended by retryNow, waking or coming online, and reconnect only forgets what was waited for', async () => {
    const world = await open(setUp());
    world.network.last.end(1013, HINT);
    world.socket.pause();
    expect(world.socket.retryNow()).toBe(false);
    expect(world.socket.reconnect()).toBe(true);
    await world.clock.advance(1000);
    expect([phase(world), attempts(world)]).toEqual(['paused', 1]);
    world.socket.resume();
    await world.clock.advance(0);
    expect([attempts(world), world.socket.getSnapshot().attempt]).toEqual([2, 0]);
  });

  it('leave no timer behind but the look at the clock, and close ends it as while it connects', async () => {
    const world = await open(setUp());
    world.network.last.end(1013);
    const waiting = world.clock.pending();
    world.socket.pause();
    expect(world.clock.pending()).toBe(waiting - 1);
    world.socket.close();
    await world.clock.advance(0);
    expect([phase(world), world.clock.pending()]).toEqual(['closed', 0]);
    expect(world.fired.slice(-2)).toEqual(['error', 'close']);
    world.socket.pause();
    world.socket.resume();
    expect(phase(world)).toBe('closed');
  });

  it('do nothing the second time', async () => {
    const world = await open(setUp());
    world.socket.resume();
    expect(phase(world)).toBe('open');
    world.network.last.end(1013, HINT);
    world.socket.pause();
    const paused = world.socket.getSnapshot();
    await world.clock.advance(1000);
    world.socket.pause();
    expect(world.socket.getSnapshot()).toBe(paused);
  });
});
