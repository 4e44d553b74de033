import { describe, expect, it } from 'vitest';
import { recordHistory } from './history.ts';
import { open, reopen, setUp } from './socket-world.test.helper.ts';

describe('recordHistory (D2)', () => {
  it('has what the socket showed, and when, from the beginning on', async () => {
    const world = setUp();
    const history = recordHistory(world.socket, { now: world.clock.now });
    await world.clock.advance(40);
    await open(world);
    await world.clock.advance(2);
    world.network.last.end(1013);
    const shown = history
      .getSnapshot()
      .map(({ at, phase, attempt, decision }) => [at, phase, attempt, decision?.windowMs]);
    expect(shown).toEqual([
      [0, 'connecting', 0, undefined],
      [40, 'open', 0, undefined],
      [42, 'waiting', 1, [500, 1000]],
    ]);
  });

  it('keeps the newest entries only, as many as limit says, by default 100', async () => {
    for (const [options, length] of [[{ limit: 3 }, 3] as const, [{}, 100] as const]) {
      const world = setUp({ codes: { 1001: 'immediate' } });
      const history = recordHistory(world.socket, options);
      for (let sessions = 0; sessions < 60; sessions += 1) {
        await reopen(world);
        world.network.last.end(1001);
      }
      expect(history.getSnapshot()).toHaveLength(length);
      expect(history.getSnapshot().at(-1)).toMatchObject({ phase: 'waiting', session: 60 });
      world.socket.close();
      await world.clock.advance(0);
    }
  });

  it('is the same frozen array until something is added, and tells of it when it is there', async () => {
    const world = setUp();
    const history = recordHistory(world.socket);
    const lengths: number[] = [];
    history.subscribe(() => lengths.push(history.getSnapshot().length));
    const before = history.getSnapshot();
    expect(history.getSnapshot()).toBe(before);
    expect([before, before[0]].every(Object.isFrozen)).toBe(true);
    await open(world);
    expect(lengths).toEqual([2]);
  });

  it('records nothing more once it is stopped', async () => {
    const world = setUp();
    const history = recordHistory(world.socket);
    history.stop();
    await open(world);
    expect(history.getSnapshot()).toHaveLength(1);
  });

  it('refuses a limit below 1', () => {
    expect(() => recordHistory(setUp().socket, { limit: 0 })).toThrow(/limit must be a number >= 1, got 0/);
  });
});
