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
