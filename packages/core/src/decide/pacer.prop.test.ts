import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPacer } from './pacer.ts';
import { createPolicy } from './policy.ts';

const HOUR_MS = 3_600_000;
const KEY = 'wss://one.test/';

const chance = fc.nat(999).map((thousandths) => thousandths / 1000);
const code = fc.constantFrom(1000, 1001, 1006, 1008, 1011, 1012, 1013, 3000, 3003, 4000);
const loss = fc.record({
  key: fc.constantFrom(KEY, 'wss://two.test/'),
  code,
  hint: fc.option(fc.nat(2 * HOUR_MS), { nil: undefined }),
  opened: fc.boolean(),
  stable: fc.boolean(),
  /** How long before it began to connect. */
  livedMs: fc.nat(60_000),
  afterMs: fc.oneof(fc.nat(1000), fc.nat(120_000)),
  random: chance,
});
const losses = fc.array(loss, { maxLength: 40 });
const longestWait = fc.constantFrom(0, 3000, 10_000, 60_000);

/** What the pacer makes of these losses; `backMs` sets the clock back before the last of them. */
function* paced(
  series: readonly (typeof loss extends fc.Arbitrary<infer One> ? One : never)[],
  longestWaitMs: number,
  backMs = 0,
) {
  const pacer = createPacer(createPolicy(), longestWaitMs);
  let at = 2 * HOUR_MS;
  for (const [index, { key, code, hint, opened, stable, livedMs, afterMs, random }] of series.entries()) {
    at += afterMs - (index === series.length - 1 ? backMs : 0);
    const close = { code, reason: hint === undefined ? '' : `retry-after-ms=${hint}`, wasClean: true, opened };
    const { decision, waitMs } = pacer.lost(key, { close, since: at - livedMs, stable: opened && stable, at, random });
    yield { decision, waitMs, restMs: pacer.waitMs(key, at) };
  }
}

describe('the pacer, over any series of losses', () => {
  it('makes nobody wait longer than longestWaitMs where no hint asks for it (S2, S3)', () => {
    fc.assert(
      fc.property(losses, longestWait, (series, longestWaitMs) => {
        const unhinted = series.map((one) => ({ ...one, hint: undefined }));
        for (const { waitMs, restMs } of paced(unhinted, longestWaitMs)) {
          for (const ms of [waitMs, restMs]) expect(ms >= 0 && ms <= longestWaitMs).toBe(true);
        }
      }),
    );
  });

  it('nor when the clock is set back (S2)', () => {
    fc.assert(
      fc.property(losses, longestWait, fc.nat(HOUR_MS), (series, longestWaitMs, backMs) => {
        const unhinted = series.map((one) => ({ ...one, hint: undefined }));
        for (const { waitMs, restMs } of paced(unhinted, longestWaitMs, backMs)) {
          for (const ms of [waitMs, restMs]) expect(ms >= 0 && ms <= longestWaitMs).toBe(true);
        }
      }),
    );
  });

  it('makes nobody wait again who has waited, also when the clock is set back (S2)', () => {
    fc.assert(
      fc.property(code, chance, fc.nat(HOUR_MS), (lostBy, random, backMs) => {
        const pacer = createPacer(createPolicy(), 60_000);
        const close = { code: lostBy, reason: '', wasClean: true, opened: true };
        let at = HOUR_MS;
        pacer.lost(KEY, { close, since: at, stable: false, at, random });
        at -= backMs;
        at += pacer.waitMs(KEY, at);
        expect(pacer.waitMs(KEY, at)).toBe(0);
      }),
    );
  });

  it('lets nobody come before the time that a hint asked for (S2, R3)', () => {
    fc.assert(
      fc.property(losses, longestWait, (series, longestWaitMs) => {
        for (const { decision, waitMs, restMs } of paced(series, longestWaitMs)) {
          if (decision.hinted) expect(Math.min(waitMs, restMs)).toBeGreaterThanOrEqual(decision.delayMs ?? 0);
        }
      }),
    );
  });

  it('takes sessions that are lost together for one loss (S5)', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ afterMs: fc.nat(1000), random: chance }), { minLength: 1 }), (side) => {
        const pacer = createPacer(createPolicy(), 60_000);
        const close = { code: 1013, reason: '', wasClean: true, opened: true };
        let at = HOUR_MS;
        const lose = (since: number, random: number) =>
          pacer.lost(KEY, { close, since, stable: false, at, random }).decision.attempt;
        for (const { afterMs, random } of side) {
          at += afterMs;
          expect(lose(HOUR_MS - 1, random)).toBe(1);
        }
        at += 60_000;
        expect(lose(at, 0)).toBe(2);
      }),
    );
  });
});
