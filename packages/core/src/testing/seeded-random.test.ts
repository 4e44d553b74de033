import { describe, expect, it } from 'vitest';
import { seededRandom } from './seeded-random.ts';

const draw = (seed: number, count: number) => Array.from({ length: count }, seededRandom(seed));

describe('seededRandom', () => {
  it('repeats itself for the same seed, and only for it', () => {
    expect(draw(7, 100)).toEqual(draw(7, 100));
    expect(draw(7, 100)).not.toEqual(draw(8, 100));
  });

  it('does not repeat within a series', () => {
    expect(new Set(draw(1, 1000)).size).toBeGreaterThan(990);
  });

  it.each([0, 1, -1, 2 ** 32 - 1, 123_456_789])('spreads evenly over [0, 1) with seed %d', (seed) => {
    const values = draw(seed, 10_000);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    for (let tenth = 0; tenth < 10; tenth++) {
      const count = values.filter((value) => Math.floor(value * 10) === tenth).length;
      // 1000 are expected, give or take 30; a sound generator stays within six times that.
      expect(Math.abs(count - 1000)).toBeLessThan(180);
    }
  });
});
