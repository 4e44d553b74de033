import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exponential, MAX_TIMER_MS, proportional, uniform } from './backoff.ts';

const ms = fc.oneof(fc.constantFrom(0, 1, MAX_TIMER_MS), fc.integer({ min: 0, max: MAX_TIMER_MS }), fc.nat(10_000));
const options = fc.record(
  { initialMs: ms, factor: fc.double({ min: 1, max: 100, noNaN: true }), maxDelayMs: ms },
  { requiredKeys: [] },
);
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const attempt = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));
const elapsed = fc.oneof(fc.nat(600_000), fc.double({ noNaN: true }));

describe('proportional and exponential, with any legal options', () => {
  it('wait a whole number of ms from 0 to maxDelayMs (R4)', () => {
    fc.assert(
      fc.property(options, attempt, chance, elapsed, (given, nth, random, elapsedMs) => {
        for (const delay of [exponential(given)(nth, random), proportional(given)(nth, random, elapsedMs)]) {
          expect(Number.isInteger(delay)).toBe(true);
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(given.maxDelayMs ?? 300_000);
        }
      }),
    );
  });

  it('spread from half of the window to all of it (R4)', () => {
    fc.assert(
      fc.property(options, attempt, chance, elapsed, (given, nth, random, elapsedMs) => {
        const backoff = proportional(given);
        const top = backoff(nth, 1, elapsedMs);
        expect(backoff(nth, 0, elapsedMs)).toSatisfy((low: number) => Math.abs(low - top / 2) <= 1);
        expect(backoff(nth, random, elapsedMs)).toSatisfy(
          (delay: number) => Math.abs(delay - top * (0.5 + random / 2)) <= 1,
        );
      }),
    );
  });

  it('never shorten with the attempt or the elapsed time', () => {
    fc.assert(
      fc.property(options, attempt, chance, elapsed, fc.nat(100_000), (given, nth, random, elapsedMs, more) => {
        const backoff = proportional(given);
        const delay = backoff(nth, random, elapsedMs);
        expect(backoff(nth + 1, random, elapsedMs)).toBeGreaterThanOrEqual(delay);
        expect(backoff(nth, random, elapsedMs + more)).toBeGreaterThanOrEqual(delay);
        expect(exponential(given)(nth, random)).toBe(backoff(nth, random, 0));
      }),
    );
  });
});

describe('uniform, with any legal borders', () => {
  it('stays between them', () => {
    fc.assert(
      fc.property(ms, ms, attempt, chance, (one, other, nth, random) => {
        const [min, max] = [Math.min(one, other), Math.max(one, other)];
        const delay = uniform(min, max)(nth, random);
        expect(delay).toBeGreaterThanOrEqual(min);
        expect(delay).toBeLessThanOrEqual(max);
      }),
    );
  });
});
