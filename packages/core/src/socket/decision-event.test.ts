import { describe, expect, it } from 'vitest';
import { open, reopen, setUp } from './socket-world.test.helper.ts';

/** An open socket, and what it fires: decisions with their action, and whatever else. */
async function openSocket(options: Parameters<typeof setUp>[0] = {}) {
  const world = setUp(options);
  world.socket.addEventListener('decision', ({ close, classification, decision }) =>
    world.fired.push(`${close.code} ${classification.category}: ${decision.action}`),
  );
  return open(world);
}

describe('the decision event (D1)', () => {
  it('fires for a loss before reconnecting, and for a stop before close', async () => {
    const world = await openSocket();
    world.network.last.end(1013);
    await reopen(world);
    world.network.last.end(3003);
    expect(world.fired).toEqual(['open', '1013 overload: retry', 'reconnecting', 'open', '3003 auth: stop', 'close']);
  });

  it('fires once more where new credentials do not come', async () => {
    const world = await openSocket({ reauthenticate: () => false });
    world.network.last.end(3000);
    await world.clock.advance(0);
    expect(world.fired).toEqual(['open', '3000 auth: reauthenticate', 'reconnecting', '3000 auth: stop', 'close']);
  });

  it('does not fire for a close that was asked for', async () => {
    const world = await openSocket();
    world.socket.close();
    world.network.last.end(1011);
    expect(world.fired).toEqual(['open', 'close']);
  });

  it.each(['close', 'reconnect'] as const)(
    'lets its listener call %s(): then nothing is said to be retried',
    async (act) => {
      const world = await openSocket();
      world.socket.addEventListener('decision', () => world.socket[act]());
      world.network.last.end(1013);
      expect(world.fired).toEqual(['open', '1013 overload: retry']);
    },
  );

  it('tells where the delay was drawn from, as data', async () => {
    const world = await openSocket();
    world.network.last.end(1012);
    expect(world.socket.getSnapshot().decision).toMatchObject({
      delayMs: 17_500,
      windowMs: [5000, 30_000],
      endpoint: 0,
    });
    await reopen(world);
    world.network.last.end(1013, 'retry-after-ms=7');
    expect(world.socket.getSnapshot().decision).toMatchObject({ delayMs: 7, windowMs: [7, 7], hinted: true });
    await reopen(world);
    world.network.last.end(1009);
    expect(world.socket.getSnapshot().decision).toMatchObject({ action: 'stop', delayMs: null, windowMs: null });
  });

  it('says what no code does for a stop as for a retry (R2)', async () => {
    const world = await openSocket({ limit: { attempts: 0 }, heartbeat: { intervalMs: 100, timeoutMs: 100 } });
    await world.clock.advance(200);
    const because =
      '1006 Abnormal Closure: the connection was lost; the peer is heard of no more; stopped: limit.attempts';
    expect(world.socket.getSnapshot().decision?.because).toContain(because);
  });

  it.each([
    ['limit.attempts', { limit: { attempts: 0 } }],
    ['limit.elapsedMs', { limit: { elapsedMs: 0 } }],
  ])('says that %s stopped it, and the snapshot goes on to say so', async (name, options) => {
    const world = await openSocket(options);
    world.network.last.end(1013);
    await world.clock.advance(60_000);
    const { phase, lastClose, decision } = world.socket.getSnapshot();
    expect([phase, lastClose?.code, decision?.because]).toEqual(['closed', 1013, expect.stringContaining(name)]);
  });
});

it('obeys what decide calls, once it has answered: close() is final, pause() pauses, reconnect() leaves no connection behind', async () => {
  for (const [call, phase, connections] of [
    ['close', 'closed', 1],
    ['pause', 'paused', 1],
    ['reconnect', 'open', 2],
  ] as const) {
    const world = setUp({
      decide: () => {
        world.socket[call]();
        return undefined;
      },
    });
    await open(world);
    world.network.last.end(1011);
    await world.clock.advance(0);
    if (call === 'reconnect') world.network.last.accept();
    await world.clock.advance(60_000);
    expect([world.socket.getSnapshot().phase, world.network.connections.length]).toEqual([phase, connections]);
    world.socket.close();
    await world.clock.advance(10_000);
    expect(world.clock.pending()).toBe(0);
  }
});
