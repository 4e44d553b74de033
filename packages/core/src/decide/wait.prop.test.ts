import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPolicy } from './policy.ts';
import { adaptWait, leastWaitMs, type PageState, restMs, type Wait } from './wait.ts';

const PROBE_MS = 30_000;
const HURRY_MS = 30_000;
const SPREAD_MS = 3000;
const DAY_MS = 86_400_000;
const RUNS = { numRuns: 1000 };

const chance = fc.nat(999).map((thousandths) => thousandths / 1000);
const page: fc.Arbitrary<PageState> = fc.record({ online: fc.boolean(), visible: fc.boolean() });

/** Waits from none to several minutes. */
const waits = createPolicy({
  codes: { 4000: { recovery: 'backoff', minMs: 60_000 }, 4001: { recovery: 'backoff', minMs: 240_000 } },
});
const CODES = [1006, 1012, 1013, 4000, 4001];

/** A wait as the machine begins it, on a page of that kind. */
const begunWait = fc
  .record({
    before: page,
    at: fc.nat(DAY_MS),
    code: fc.constantFrom(...CODES),
    hint: fc.option(fc.nat(3_600_000), { freq: 2 }),
    hiddenDelayMs: fc.constantFrom(0, 20_000, 120_000),
    random: chance,
  })
  .map(({ before, at, code, hint, hiddenDelayMs, random }): { at: number; wait: Wait; hiddenDelayMs: number } => {
    const close = { code, reason: hint === null ? '' : `retry-after-ms=${hint}`, wasClean: true, opened: true };
    const circumstances = { at, random, stable: false, canReauthenticate: false };
    const { decision } = waits.decide(null, close, circumstances);
    if (decision.action === 'stop') throw new Error('these codes are retried');
    const waitMs = Math.max(decision.delayMs, leastWaitMs(before, hiddenDelayMs));
    const times = { dueAt: at + decision.delayMs, nextRetryAt: at + waitMs, hurriedAt: Number.NEGATIVE_INFINITY };
    return { at, hiddenDelayMs, wait: { page: before, decision, ...times } };
  });
const afterMs = fc.oneof(fc.nat(1000), fc.nat(1000), fc.nat(10_000), fc.nat(60_000));
const changes = fc.array(fc.record({ page, afterMs, random: chance }), { maxLength: 30 });

/** The wait after each change of the page, until it has ended. */
function* adapted(
  { at, wait }: { at: number; wait: Wait },
  series: readonly { page: PageState; afterMs: number; random: number }[],
) {
  let now = at;
  let before = wait;
  for (const { page: next, afterMs: passed, random } of series) {
    now += passed;
    if (now >= before.nextRetryAt) return;
    const after = { ...before, ...adaptWait(before, next, { at: now, random }), page: next };
    yield { before, after, at: now };
    before = after;
  }
}

describe('a wait, however the page changes', () => {
  it('is never over in the past, and has its bounds: the decision, and 30 s while offline (R4, P1)', () => {
    fc.assert(
      fc.property(begunWait, changes, (begun, series) => {
        for (const { after, at } of adapted(begun, series)) {
          const restMs = after.nextRetryAt - at;
          expect(restMs).toBeGreaterThanOrEqual(0);
          const hiddenMs = after.page.visible && after.page.online ? 0 : begun.hiddenDelayMs;
          expect(restMs).toBeLessThanOrEqual(
            Math.max(after.decision.delayMs, after.page.online ? 0 : PROBE_MS, hiddenMs),
          );
        }
      }),
      RUNS,
    );
  });

  it('never ends before the time that a hint asked for (R3, P2, P3)', () => {
    fc.assert(
      fc.property(begunWait, changes, (begun, series) => {
        if (!begun.wait.decision.hinted) return;
        for (const { after } of adapted(begun, series)) expect(after.nextRetryAt).toBeGreaterThanOrEqual(after.dueAt);
      }),
      RUNS,
    );
  });

  it('takes 30 s from going offline, and nothing else about the page lengthens it (P1, P2, P3)', () => {
    fc.assert(
      fc.property(begunWait, changes, (begun, series) => {
        for (const { before, after, at } of adapted(begun, series)) {
          if (before.page.online && !after.page.online) expect(after.nextRetryAt).toBeGreaterThanOrEqual(at + PROBE_MS);
          else expect(after.nextRetryAt).toBeLessThanOrEqual(before.nextRetryAt);
        }
      }),
      RUNS,
    );
  });

  it('is hurried at most once in 30 s (P2, P3)', () => {
    fc.assert(
      fc.property(begunWait, changes, (begun, series) => {
        let hurriedAt = Number.NEGATIVE_INFINITY;
        for (const { before, after, at } of adapted(begun, series)) {
          const hurried = after.nextRetryAt < Math.min(before.nextRetryAt, after.dueAt);
          if (!hurried) continue;
          expect(at - hurriedAt).toBeGreaterThanOrEqual(HURRY_MS);
          hurriedAt = at;
        }
      }),
      RUNS,
    );
  });

  it('that comes online ends within 3 s, or when it was due, but for hints and a hurry before (P2)', () => {
    fc.assert(
      fc.property(begunWait, changes, (begun, series) => {
        for (const { before, after, at } of adapted(begun, series)) {
          if (before.page.online || !after.page.online) continue;
          expect(after.nextRetryAt).toBeLessThanOrEqual(Math.max(after.dueAt, at));
          if (after.decision.hinted || at - before.hurriedAt < HURRY_MS) continue;
          expect(after.nextRetryAt).toBeLessThanOrEqual(at + SPREAD_MS);
        }
      }),
      RUNS,
    );
  });

  it('is no longer than was decided, also when the clock is set back (R4)', () => {
    fc.assert(
      fc.property(begunWait, page, fc.nat(DAY_MS), chance, ({ at, wait }, next, backMs, random) => {
        const now = at - backMs;
        expect(restMs(wait, now)).toBeLessThanOrEqual(wait.decision.delayMs);
        const { nextRetryAt } = adaptWait(wait, next, { at: now, random });
        // Unchanged, the timer goes on as it was set.
        if (nextRetryAt === wait.nextRetryAt) return;
        expect(nextRetryAt - now).toBeLessThanOrEqual(Math.max(wait.decision.delayMs, next.online ? 0 : PROBE_MS));
      }),
      RUNS,
    );
  });
});
