import { describe, expect, it } from 'vitest';
import { constant, exponential, MAX_TIMER_MS, proportional, uniform } from './backoff.ts';

const ALMOST_ONE = 0.999_999_9;
const attempts = [1, 2, 3, 4, 5];

describe('exponential', () => {
  it('waits U(0.5, 1) × 1, 2, 4, 8, 16 s by default', () => {
    const backoff = exponential();
    expect(attempts.map((attempt) => backoff(attempt, 0))).toEqual([500, 1000, 2000, 4000, 8000]);
    expect(attempts.map((attempt) => backoff(attempt, 0.5))).toEqual([750, 1500, 3000, 6000, 12_000]);
    expect(attempts.map((attempt) => backoff(attempt, ALMOST_ONE))).toEqual([999, 1999, 3999, 7999, 15_999]);
  });

  it('is capped at 5 min by default, from attempt 10', () => {
    const backoff = exponential();
    expect([9, 10, 11].map((attempt) => backoff(attempt, 0))).toEqual([128_000, 150_000, 150_000]);
  });

  it('caps first and jitters then: clients stay spread at the cap (R4)', () => {
    const backoff = exponential({ maxDelayMs: 3000 });
    expect([0, 0.25, 0.5, ALMOST_ONE].map((random) => backoff(9, random))).toEqual([1500, 1875, 2250, 2999]);
    // The first window over the cap, where jitter before the cap would give 2000 to 3000.
    expect(backoff(3, 0)).toBe(1500);
  });

  it('takes initialMs and factor', () => {
    const backoff = exponential({ initialMs: 100, factor: 3 });
    expect([1, 2, 3].map((attempt) => backoff(attempt, 0))).toEqual([50, 150, 450]);
    const steady = exponential({ factor: 1 });
    expect([1, 50].map((attempt) => steady(attempt, 0))).toEqual([500, 500]);
  });

  it('stays at its cap for attempts beyond any float, with the greatest options', () => {
    const backoff = exponential({ initialMs: MAX_TIMER_MS, factor: 100, maxDelayMs: MAX_TIMER_MS });
    for (const attempt of [1, 1000, 1_000_000, Number.MAX_SAFE_INTEGER]) {
      expect(backoff(attempt, 0)).toBe(Math.floor(MAX_TIMER_MS / 2));
      expect(backoff(attempt, ALMOST_ONE)).toBeLessThanOrEqual(MAX_TIMER_MS);
    }
  });

  it('waits no longer than a timer holds, even where the cap is beyond it (R4)', () => {
    expect(exponential({ initialMs: 2 ** 40, maxDelayMs: 2 ** 40 })(1, 1)).toBe(MAX_TIMER_MS);
  });

  it('takes 0 for a value: no wait, for any attempt (R4)', () => {
    for (const options of [{ initialMs: 0 }, { maxDelayMs: 0 }]) {
      for (const attempt of [1, 2, 5000]) expect(exponential(options)(attempt, ALMOST_ONE)).toBe(0);
    }
  });

  it('takes undefined for the default (R4)', () => {
    expect(exponential({ initialMs: undefined, factor: undefined, maxDelayMs: undefined })(3, 0)).toBe(2000);
  });
});

describe('proportional', () => {
  it('is exponential while the outage is younger than the window', () => {
    const backoff = proportional();
    expect(attempts.map((attempt) => backoff(attempt, 0.5, 0))).toEqual([750, 1500, 3000, 6000, 12_000]);
    expect(backoff(4, 0, 8000)).toBe(4000);
  });

  it('follows the time since the outage began, up to the cap', () => {
    const backoff = proportional();
    expect(backoff(2, 0, 60_000)).toBe(30_000);
    expect(backoff(2, ALMOST_ONE, 60_000)).toBe(59_999);
    expect(backoff(2, 0, 86_400_000)).toBe(150_000);
    expect(backoff(2, ALMOST_ONE, 86_400_000)).toBe(299_999);
  });

  it('ignores elapsed time below 0, as after a clock was set back', () => {
    expect(proportional()(1, 0, -5000)).toBe(500);
  });
});

describe('uniform', () => {
  it('waits no longer than a timer holds, wherever its bounds are (R4)', () => {
    expect(uniform(Infinity, Infinity)(1, 0.5)).toBe(MAX_TIMER_MS);
    expect(uniform(0, Infinity)(1, 0)).toBe(0);
  });

  it('waits anywhere from minMs to maxMs, whatever the attempt', () => {
    const backoff = uniform(5000, 30_000);
    for (const attempt of [1, 2, 100]) {
      expect([0, 0.5, ALMOST_ONE].map((random) => backoff(attempt, random))).toEqual([5000, 17_500, 29_999]);
    }
    expect(uniform(7, 7)(1, 0.5)).toBe(7);
    expect(uniform(0, 0)(1, 0.5)).toBe(0);
  });
});

describe('constant', () => {
  it('waits always the same, 0 included', () => {
    expect(constant(250)()).toBe(250);
    expect(constant(0)()).toBe(0);
  });
});

describe('an illegal option throws a RangeError with option, value and least value', () => {
  it.each([-1, Number.NaN, 'soon', null])('initialMs: %o', (initialMs) => {
    const options = { initialMs } as { initialMs: number };
    for (const make of [exponential, proportional]) {
      expect(() => make(options)).toThrow(RangeError);
      expect(() => make(options)).toThrow(new RegExp(`initialMs.*0.*${initialMs}`));
    }
  });

  it.each([0.99, 0, Number.NaN])('factor: %o', (factor) => {
    expect(() => exponential({ factor })).toThrow(RangeError);
    expect(() => exponential({ factor })).toThrow(new RegExp(`factor.*1.*${factor}`));
  });

  it.each([-0.1, Number.NaN])('maxDelayMs: %o', (maxDelayMs) => {
    expect(() => exponential({ maxDelayMs })).toThrow(RangeError);
    expect(() => exponential({ maxDelayMs })).toThrow(new RegExp(`maxDelayMs.*0.*${maxDelayMs}`));
  });

  it('minMs and maxMs of uniform, delayMs of constant', () => {
    expect(() => uniform(-1, 30)).toThrow(/minMs.*0.*-1/);
    expect(() => uniform(1, undefined as never)).toThrow(/maxMs.*1.*null/);
    expect(() => constant(undefined as never)).toThrow(/delayMs.*0.*null/);
    expect(() => uniform(-1, 30)).toThrow(RangeError);
    expect(() => uniform(0, Number.NaN)).toThrow(/maxMs.*0.*NaN/);
    expect(() => uniform(10, 5)).toThrow(/maxMs.*10.*5/);
    for (const delayMs of [-1, Number.NaN]) {
      expect(() => constant(delayMs)).toThrow(RangeError);
      expect(() => constant(delayMs)).toThrow(new RegExp(`delayMs.*0.*${delayMs}`));
    }
  });
});
