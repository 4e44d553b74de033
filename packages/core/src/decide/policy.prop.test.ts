import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPolicy, type PolicyOptions } from './policy.ts';
import { createPureRetrier } from './retrier.ts';

const HOUR_MS = 3_600_000;

const code = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(1000, 1001, 1002, 1003, 1005, 1006, 1008, 1011, 1012, 1013, 1015, 3000, 4000),
  },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 65_535 }) },
  { weight: 1, arbitrary: fc.oneof(fc.double(), fc.anything()) as fc.Arbitrary<number> },
);
const reason = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 10n ** 30n }).map((ms) => `retry-after-ms=${ms}`) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** An attempt: after the decided delay and `late` ms it opens or not, and after `livedMs` it is closed. */
const parts = {
  code,
  reason,
  opened: fc.boolean(),
  late: fc.nat(20_000),
  livedMs: fc.oneof(fc.nat(4999), fc.constantFrom(5000, 600_000)),
  random: chance,
  refreshed: fc.boolean(),
};
const attempts = fc.array(fc.record(parts), { maxLength: 60 });
const asking = fc.constantFrom(1006, 1008, 1013, 3000);
type Attempt = typeof attempts extends fc.Arbitrary<(infer One)[]> ? One : never;

const delayMs = fc.oneof(fc.constant(0), fc.nat(HOUR_MS));
const rule = fc.oneof(
  fc.constantFrom('none', 'stop', 'backoff', 'immediate', 'reauthenticate'),
  fc.record(
    {
      recovery: fc.constantFrom('backoff', 'immediate', 'reauthenticate'),
      minMs: delayMs,
      maxMs: fc.constant(HOUR_MS),
      attempts: fc.nat(5),
    },
    { requiredKeys: ['recovery', 'maxMs'] },
  ),
);
const options: fc.Arbitrary<PolicyOptions> = fc.record(
  {
    codes: fc.dictionary(fc.constantFrom('1000', '1006', '1013', '4000', '1001-1011', '3000-65535'), rule),
    backoff: fc.record(
      {
        initialMs: delayMs,
        factor: fc.integer({ min: 1, max: 100 }),
        maxDelayMs: fc.integer({ min: 30_000, max: HOUR_MS }),
      },
      { requiredKeys: [] },
    ),
    limit: fc.record({ attempts: fc.nat(20), elapsedMs: fc.nat(HOUR_MS) }, { requiredKeys: [] }),
    hints: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** Plays the attempts with a retrier that obeys the policy, until it stops. */
function play(given: PolicyOptions, canReauthenticate: boolean, series: readonly Attempt[]) {
  let now = 0;
  let random = 0;
  const retrier = createPureRetrier({ options: given, canReauthenticate, random: () => random, now: () => now });
  const played = [];
  for (const { livedMs, late, opened, refreshed, ...one } of series) {
    random = one.random;
    now += late;
    if (opened) {
      retrier.opened();
      now += livedMs;
    }
    const asked = retrier.closed({ code: one.code, reason: one.reason });
    const decision = asked.action === 'reauthenticate' ? retrier.reauthenticated(refreshed) : asked;
    played.push({ ...one, now, opened, stable: opened && livedMs >= 5000, asked, decision });
    if (decision.action === 'stop') break;
    now += decision.delayMs;
  }
  return played;
}

describe('the policy, over any series of closes and with any legal options', () => {
  it('never throws, stays within the greatest of cap and hint, and says why (R1, R2, R4)', () => {
    fc.assert(
      fc.property(options, fc.boolean(), attempts, (given, can, series) => {
        const cap = Math.max(given.backoff?.maxDelayMs ?? 300_000, HOUR_MS);
        for (const { code: received, asked, decision } of play(given, can, series)) {
          for (const { because, delayMs: delay, classification } of [asked, decision]) {
            expect(because).toContain(typeof received === 'number' ? `${received} ` : 'NaN ');
            expect(because.length).toBeGreaterThan(`${classification.code} ${classification.name}; `.length);
            if (delay !== null) expect(delay >= 0 && delay <= cap && Number.isInteger(delay)).toBe(true);
          }
          for (const part of [asked, decision, asked.classification]) expect(Object.isFrozen(part)).toBe(true);
        }
      }),
    );
  });

  it('counts attempts one by one, and from 1 again after a stable session (R5, R6)', () => {
    fc.assert(
      fc.property(options, fc.boolean(), attempts, (given, can, series) => {
        let made = 0;
        for (const { stable, decision } of play(given, can, series)) {
          if (stable) made = 0;
          if (decision.action !== 'stop') made += 1;
          expect(decision.attempt).toBe(made);
          expect(made).toBeLessThanOrEqual(given.limit?.attempts ?? Number.POSITIVE_INFINITY);
        }
      }),
    );
  });

  it('decides nothing but a stop from limit.elapsedMs on (R6)', () => {
    fc.assert(
      fc.property(fc.nat(HOUR_MS), attempts, (elapsedMs, series) => {
        let startedAt = Number.NaN;
        for (const [index, { stable, now, decision }] of play({ limit: { elapsedMs } }, false, series).entries()) {
          if (stable || index === 0) startedAt = now;
          if (now - startedAt >= elapsedMs) expect(decision.action).toBe('stop');
        }
      }),
    );
  });

  it('asks for credentials at most once a minute in an outage where a code asks for it, and never without the means (R8)', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ ...parts, code: asking }), { maxLength: 20 }), fc.boolean(), (series, can) => {
        let askedAt = Number.NEGATIVE_INFINITY;
        for (const { stable, code, opened, asked, now } of play({}, can, series)) {
          if (stable) askedAt = Number.NEGATIVE_INFINITY;
          if (asked.action !== 'reauthenticate') continue;
          expect(can).toBe(true);
          if (code === 1006 && !opened) continue;
          expect(now - askedAt).toBeGreaterThanOrEqual(60_000);
          askedAt = now;
        }
      }),
    );
  });

  it('obeys every hint to the ms unless it stops, and marks it (R3)', () => {
    fc.assert(
      fc.property(fc.boolean(), attempts, fc.nat(2 * HOUR_MS), (can, series, hint) => {
        const hinted = series.map((one) => ({ ...one, reason: `retry-after-ms=${hint}` }));
        for (const { asked, decision } of play({}, can, hinted)) {
          if (asked.action !== 'stop') expect(asked).toMatchObject({ hinted: true, delayMs: Math.min(hint, HOUR_MS) });
          expect(decision.hinted).toBe(decision.action !== 'stop');
        }
      }),
    );
  });

  it('is pure: the same question gets the same answer, and the outage that was passed in stays as it was', () => {
    fc.assert(
      fc.property(attempts, (series) => {
        const policy = createPolicy();
        let outage = null;
        for (const { code: received, reason: said, opened, random, late } of series) {
          const close = { code: received, reason: said, wasClean: true, opened };
          const circumstances = { at: late, random, stable: false, canReauthenticate: true };
          const before = structuredClone(outage);
          const next = policy.decide(outage, close, circumstances);
          expect(policy.decide(outage, close, circumstances)).toEqual(next);
          expect(outage).toEqual(before);
          outage = next.outage;
        }
      }),
      { numRuns: 30 },
    );
  });
});
