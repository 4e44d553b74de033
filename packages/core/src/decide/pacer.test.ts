import { describe, expect, it } from 'vitest';
import type { Close } from './outage.ts';
import { createPacer, type Pacer } from './pacer.ts';
import { createPolicy, type PolicyOptions } from './policy.ts';

const KEY = 'wss://example.test/graphql';

type Extra = { since: number; key: string; stable: boolean };
type Paced = ReturnType<Pacer['lost']>;

/** A pacer at second 1000, told of losses by their code, 1 s apart unless they say otherwise. */
function setUp(options: PolicyOptions = {}, longestWaitMs = 60_000) {
  const pacer = createPacer(createPolicy(options), longestWaitMs);
  const world = {
    pacer,
    at: 1_000_000,
    lose(code: number, { since, key = KEY, stable = false, ...close }: Partial<Close & Extra> = {}): Paced {
      const whole = { code, reason: '', wasClean: code !== 1006, opened: true, ...close };
      return pacer.lost(key, { close: whole, since: since ?? world.at, stable, at: world.at, random: 0.5 });
    },
    wait: (key = KEY) => pacer.waitMs(key, world.at),
  };
  return world;
}

describe('the pacer', () => {
  it('lets the first session begin at once', () => {
    expect(setUp().wait()).toBe(0);
  });

  it('makes the next one wait as the policy decides, for that key only (S2)', () => {
    const world = setUp();
    expect(world.lose(1013).waitMs).toBe(750);
    world.at += 250;
    expect(world.wait()).toBe(500);
    expect(world.wait('wss://example.test/other')).toBe(0);
    world.at += 500;
    expect(world.wait()).toBe(0);
  });

  it('waits longer with each 1013 of an outage, and starts over after a stable session (S2, R5)', () => {
    const world = setUp();
    const waits = [1, 2, 3].map(() => {
      const { waitMs } = world.lose(1013);
      world.at += waitMs;
      return waitMs;
    });
    expect(waits).toEqual([750, 1500, 3000]);
    expect(world.lose(1013, { stable: true }).waitMs).toBe(750);
  });

  it('does as the server asks, also beyond the longest wait (S2, R3)', () => {
    expect(setUp().lose(1013, { reason: 'retry-after-ms=90000' }).waitMs).toBe(90_000);
  });

  it('makes a stop the longest wait (S3)', () => {
    expect(setUp().lose(3003).waitMs).toBe(60_000);
    expect(setUp({}, 10_000).lose(1003).waitMs).toBe(10_000);
  });

  it('lets 1000 pass: no wait, and an outage goes on as it was (S3)', () => {
    const world = setUp();
    expect(world.lose(1000).waitMs).toBe(0);
    world.lose(1013);
    world.at += 1000;
    world.lose(1000);
    expect(world.lose(1013).waitMs).toBe(1500);
  });

  it('waits after 1000 where codes say so (S3, R7)', () => {
    expect(setUp({ codes: { 1000: 'backoff' } }).lose(1000).waitMs).toBe(750);
  });

  it('never waits longer than the cap (S2)', () => {
    const world = setUp({ backoff: { maxDelayMs: 5000 } }, 5000);
    for (let loss = 0; loss < 20; loss += 1) {
      const { waitMs } = world.lose(1013);
      expect(waitMs).toBeLessThanOrEqual(5000);
      world.at += waitMs;
    }
  });

  it('counts sessions that end together as one loss, and keeps the longest of their waits (S5)', () => {
    const world = setUp();
    const since = world.at - 60_000;
    world.lose(1013, { since, stable: true });
    world.lose(1013, { since, stable: true });
    world.lose(1013, { since, stable: true, reason: 'retry-after-ms=9000' });
    expect(world.wait()).toBe(9000);
    world.at += 9000;
    expect(world.lose(1013).decision.attempt).toBe(2);
  });

  it('does not let a clock that is set back lengthen a wait', () => {
    const world = setUp();
    world.lose(1013);
    world.at -= 3_600_000;
    expect(world.wait()).toBe(750);
  });

  it('remembers 100 keys, and forgets the one that was quiet for the longest time (S6)', () => {
    const world = setUp();
    for (let key = 0; key < 100; key += 1) world.lose(3003, { key: String(key) });
    world.lose(3003, { key: '0' });
    world.lose(3003, { key: 'one more' });
    expect([world.wait('0'), world.wait('1'), world.wait('2')]).toEqual([60_000, 0, 60_000]);
  });
});
