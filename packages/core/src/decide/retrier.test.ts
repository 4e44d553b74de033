import { describe, expect, it } from 'vitest';
import { createPolicy, type PolicyOptions } from './policy.ts';
import { createPureRetrier, type PureRetrierOptions } from './retrier.ts';

/** A retrier on a clock of its own; chance is always 0.5. */
function retrierAt(options: PolicyOptions = {}, more: Partial<PureRetrierOptions> = {}) {
  const clock = { now: 1000 };
  return { clock, retrier: createPureRetrier({ options, random: () => 0.5, now: () => clock.now, ...more }) };
}

describe('a retrier', () => {
  it('counts attempts and widens windows over one outage (R5)', () => {
    const { retrier } = retrierAt();
    const decisions = [1, 2, 3].map(() => retrier.closed({ code: 1013 }));
    expect(decisions.map(({ attempt, delayMs }) => [attempt, delayMs])).toEqual([
      [1, 750],
      [2, 1500],
      [3, 3000],
    ]);
  });

  it('starts over after stableMs of an open connection, and not a ms before (R5)', () => {
    for (const [openMs, attempt] of [
      [4999, 2],
      [5000, 1],
    ] as const) {
      const { clock, retrier } = retrierAt();
      retrier.closed({ code: 1013 });
      retrier.opened();
      clock.now += openMs;
      expect(retrier.closed({ code: 1013 }).attempt).toBe(attempt);
    }
  });

  it('starts the elapsed time over as well: the outage begins with the loss of the stable connection (R5)', () => {
    const { clock, retrier } = retrierAt({ limit: { elapsedMs: 10_000 } });
    retrier.closed({ code: 1013 });
    clock.now += 9000;
    retrier.opened();
    clock.now += 5000;
    expect(retrier.closed({ code: 1013 }).action).toBe('retry');
    clock.now += 9999;
    expect(retrier.closed({ code: 1013 }).action).toBe('retry');
    clock.now += 1;
    expect(retrier.closed({ code: 1013 }).action).toBe('stop');
  });

  it('takes stableMs from its policy, 0 included (R5)', () => {
    for (const more of [{ options: { stableMs: 0 } }, { policy: createPolicy({ stableMs: 0 }) }]) {
      const { retrier } = retrierAt({}, more);
      for (let session = 0; session < 3; session++) {
        retrier.opened();
        expect(retrier.closed({ code: 1013 }).attempt).toBe(1);
      }
    }
  });

  it('counts the time of one connection only: two of 3 s are not stable (R5)', () => {
    const { clock, retrier } = retrierAt();
    for (const attempt of [1, 2]) {
      retrier.opened();
      clock.now += 3000;
      expect(retrier.closed({ code: 1013 }).attempt).toBe(attempt);
    }
    clock.now += 60_000;
    expect(retrier.closed({ code: 1006 }).attempt).toBe(3);
  });

  it('takes 1006 for never opened unless opened() was called for this attempt, or the close says otherwise', () => {
    const { retrier } = retrierAt();
    expect(retrier.closed({ code: 1006 }).because).toContain('never opened');
    retrier.opened();
    expect(retrier.closed({ code: 1006 }).because).not.toContain('never opened');
    expect(retrier.closed({ code: 1006 }).because).toContain('never opened');
    expect(retrier.closed({ code: 1006, opened: true }).because).not.toContain('never opened');
    retrier.opened();
    expect(retrier.closed({ code: 1006, opened: false }).because).toContain('never opened');
  });

  it('fills in what a close does not say: no reason, clean unless 1006', () => {
    const heard: unknown[] = [];
    const { retrier } = retrierAt({
      decide: (close) => {
        heard.push(close);
        return undefined;
      },
    });
    retrier.closed({ code: 1013 });
    retrier.closed({ code: 1006 });
    retrier.closed({ code: 1006, reason: 'x', wasClean: true, opened: true });
    expect(heard).toEqual([
      { code: 1013, reason: '', wasClean: true, opened: false },
      { code: 1006, reason: '', wasClean: false, opened: false },
      { code: 1006, reason: 'x', wasClean: true, opened: true },
    ]);
  });

  it('reads hints of the reason (R3)', () => {
    expect(retrierAt().retrier.closed({ code: 1012, reason: 'retry-after-ms=9' })).toMatchObject({ delayMs: 9 });
  });

  it('forgets the outage, the open connection and the open question on reset', () => {
    const { clock, retrier } = retrierAt({}, { canReauthenticate: true });
    retrier.closed({ code: 1013 });
    retrier.opened();
    retrier.reset();
    clock.now += 100;
    expect(retrier.closed({ code: 1006 })).toMatchObject({ attempt: 1, delayMs: 750 });
    retrier.opened();
    retrier.closed({ code: 3000 });
    retrier.reset();
    expect(() => retrier.reauthenticated(true)).toThrow(Error);
    retrier.opened();
    expect(retrier.closed({ code: 3000 })).toMatchObject({ action: 'reauthenticate', attempt: 1 });
  });

  it('throws a RangeError at once for an illegal option', () => {
    expect(() => retrierAt({ stableMs: -1 })).toThrow(RangeError);
  });

  it('keeps apart from other retriers of the same policy', () => {
    const policy = createPolicy();
    const [one, other] = [retrierAt({}, { policy }), retrierAt({}, { policy })];
    one.retrier.closed({ code: 1013 });
    expect(other.retrier.closed({ code: 1013 }).attempt).toBe(1);
  });
});

describe('reauthenticated', () => {
  function asking(code: number, reason = '') {
    const { retrier } = retrierAt({}, { canReauthenticate: true });
    retrier.opened();
    expect(retrier.closed({ code, reason }).action).toBe('reauthenticate');
    return retrier;
  }

  it.each([3000, 1008])(
    'true turns %i into a retry at once, which is the attempt that was announced (C1008, C3000)',
    (code) => {
      expect(asking(code).reauthenticated(true)).toMatchObject({ action: 'retry', delayMs: 0, attempt: 1 });
    },
  );

  it.each([3000, 1008])('false turns %i into a stop that says so (R8)', (code) => {
    const decision = asking(code).reauthenticated(false);
    expect(decision).toMatchObject({ action: 'stop', delayMs: null, attempt: 0, hinted: false });
    expect(decision.because).toMatch(new RegExp(`^${code} .*stop.*credentials`));
    expect(decision).toSatisfy(Object.isFrozen);
  });

  it('true keeps the hint of 3000; false marks the stop as not hinted (R3)', () => {
    expect(asking(3000, 'retry-after-ms=9').reauthenticated(true)).toMatchObject({ delayMs: 9, hinted: true });
    expect(asking(3000, 'retry-after-ms=9').reauthenticated(false)).toMatchObject({ action: 'stop', hinted: false });
  });

  it.each([true, false])('%s goes on after the third 1006 that never opened, with the decided wait (R8)', (ok) => {
    const { retrier } = retrierAt({}, { canReauthenticate: true });
    retrier.closed({ code: 1006 });
    retrier.closed({ code: 1006 });
    expect(retrier.closed({ code: 1006 })).toMatchObject({ action: 'reauthenticate', delayMs: 3000 });
    const decision = retrier.reauthenticated(ok);
    expect(decision).toMatchObject({ action: 'retry', delayMs: 3000, attempt: 3 });
    expect(decision).toSatisfy(Object.isFrozen);
    expect(retrier.closed({ code: 1006 })).toMatchObject({ action: 'retry', attempt: 4 });
  });

  it('is not asked for again before a stable session, and is after one (C3000, R8)', () => {
    const { clock, retrier } = retrierAt({}, { canReauthenticate: true });
    const session = (openMs: number) => {
      retrier.opened();
      clock.now += openMs;
      return retrier.closed({ code: 3000 }).action;
    };
    expect(session(100)).toBe('reauthenticate');
    retrier.reauthenticated(true);
    expect(session(5000)).toBe('reauthenticate');
    retrier.reauthenticated(true);
    expect(session(4999)).toBe('stop');
  });

  it('answers a reauthenticate decision once, and nothing else: that is a mistake of the caller', () => {
    const { retrier } = retrierAt({}, { canReauthenticate: true });
    expect(() => retrier.reauthenticated(true)).toThrow(Error);
    retrier.closed({ code: 1013 });
    expect(() => retrier.reauthenticated(true)).toThrow(Error);
    const asked = asking(3000);
    asked.reauthenticated(true);
    expect(() => asked.reauthenticated(true)).toThrow(Error);
  });
});
