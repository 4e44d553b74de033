import { describe, expect, it } from 'vitest';
import type { Decision } from './decision.ts';
import type { Close, Outage } from './outage.ts';
import { type Circumstances, createPolicy, type PolicyOptions } from './policy.ts';
import type { Verdict } from './verdict.ts';

interface Happening {
  readonly code: number;
  readonly reason?: string;
  readonly opened?: boolean;
  readonly at?: number;
  readonly stable?: boolean;
}

/** What a series of closes in one outage leads to; chance is always 0.5. */
function decide(
  closes: readonly (number | Happening)[],
  options: PolicyOptions = {},
  canReauthenticate = false,
): Decision[] {
  const policy = createPolicy(options);
  let outage: Outage | null = null;
  return closes.map((given) => {
    const {
      code,
      reason = '',
      opened = true,
      at = 0,
      stable = false,
    } = typeof given === 'number' ? { code: given } : given;
    const circumstances = { at, random: 0.5, stable, canReauthenticate };
    const next = policy.decide(outage, { code, reason, wasClean: true, opened }, circumstances);
    outage = next.outage;
    return next.decision;
  });
}

const actions = (decisions: readonly Decision[]) => decisions.map(({ action }) => action);
const delays = (decisions: readonly Decision[]) => decisions.map(({ delayMs }) => delayMs);
const only = ([decision]: readonly Decision[]) => {
  if (!decision) throw new Error('no decision');
  return decision;
};

describe('every decision', () => {
  it('has code, name, meaning and what happens when, in words (R2)', () => {
    expect(only(decide([1013])).because).toMatch(/^1013 Try Again Later: .*overloaded.*attempt 1 in 0\.8 s.*0\.5-1 s/);
    expect(only(decide([{ code: 1013, reason: 'retry-after-ms=7000' }])).because).toMatch(/^1013 .*attempt 1 in 7 s/);
    expect(only(decide([3000], {}, true)).because).toMatch(/^3000 Unauthorized: .*new credentials.*attempt 1/);
    expect(only(decide([3003])).because).toMatch(/^3003 Forbidden: .*stop/);
    expect(decide([1002, 1002, 1002, 1002])[3]?.because).toMatch(/^1002 Protocol error: .*stop.*3 attempts/);
    expect(decide([1008, 1008], {}, true)[1]?.because).toMatch(/^1008 .*stop.*new credentials did not help/);
    expect(only(decide([3000])).because).toMatch(/^3000 .*credentials.*stop/);
    expect(only(decide([1013], { limit: { attempts: 0 } })).because).toMatch(/^1013 .*stop.*limit/);
  });

  it('gives no window of a wait that it does not make: 3000 and 1008 retry at once (R2)', () => {
    for (const code of [3000, 1008]) expect(only(decide([code], {}, true)).because).not.toContain('window');
  });

  it('is frozen, its classification too', () => {
    for (const decision of decide(
      [1000, 1013, 3000, 4000],
      { decide: ({ code }) => (code === 4000 ? { action: 'stop' } : undefined) },
      true,
    )) {
      expect(decision).toSatisfy(Object.isFrozen);
      expect(decision.classification).toSatisfy(Object.isFrozen);
    }
  });

  it.each<[code: unknown]>([['1013'], [null], [undefined], [Symbol('1013')], [{ toString: null }], [1013n]])(
    'takes the code %o, which is no number, for unknown (R1, CX)',
    (code) => {
      const decisions = decide(new Array<Happening>(11).fill({ code: code as number }));
      expect(actions(decisions)).toEqual([...new Array<string>(10).fill('retry'), 'stop']);
      expect(only(decisions).because).toMatch(/^NaN /);
    },
  );

  it('reads any reason safely, also one that is no string (R1, R3)', () => {
    for (const reason of [undefined, null, 5, {}, '\0'.repeat(500)]) {
      expect(only(decide([{ code: 1013, reason: reason as string }]))).toMatchObject({ delayMs: 750, hinted: false });
    }
  });

  it('counts coming attempts from 1; a stop says how many were made', () => {
    expect(decide([1013, 1001, 1012]).map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(decide([1013, 1001, 1000]).map(({ attempt }) => attempt)).toEqual([1, 2, 2]);
    expect(only(decide([1000])).attempt).toBe(0);
  });

  it('takes a late first 1001 of an outage proportionally: attempts count for all codes together', () => {
    expect(delays(decide([1013, 1001]))).toEqual([750, 1500]);
  });

  it('follows the time since the outage began (C1013), except where it counts from a minimum (C1011)', () => {
    expect(
      delays(
        decide([
          { code: 1013, at: 1000 },
          { code: 1013, at: 61_000 },
        ]),
      ),
    ).toEqual([750, 45_000]);
    expect(
      delays(
        decide([
          { code: 1011, at: 1000 },
          { code: 1011, at: 61_000 },
        ]),
      ),
    ).toEqual([3000, 6000]);
  });

  it('takes a clock that went back for no time at all', () => {
    expect(
      delays(
        decide(
          [
            { code: 1013, at: 9000 },
            { code: 1013, at: 0 },
          ],
          { limit: { elapsedMs: 1 } },
        ),
      ),
    ).toEqual([750, 1500]);
  });
});

const hinted = (code: number, reason = 'retry-after-ms=123') => ({ code, reason });

describe('a retry hint', () => {
  it.each([1001, 1002, 1005, 1006, 1008, 1011, 1012, 1013, 1014, 1015, 3008, 4000, 1004, 70_000])(
    '%i with a hint is retried after exactly that, without jitter (R3)',
    (code) => {
      expect(only(decide([hinted(code)]))).toMatchObject({ action: 'retry', delayMs: 123, hinted: true });
      expect(only(decide([hinted(code, 'retry-after-ms=0')]))).toMatchObject({ delayMs: 0, hinted: true });
      expect(only(decide([code]))).toMatchObject({ hinted: false });
    },
  );

  it.each([1000, 1003, 1007, 1009, 1010, 3000, 3003])('%i with a hint stops all the same (R3)', (code) => {
    expect(only(decide([hinted(code)]))).toMatchObject({ action: 'stop', delayMs: null, hinted: false });
  });

  it('is cut to 1 h, and not to maxDelayMs (R3)', () => {
    const options = { backoff: { maxDelayMs: 1000 } };
    expect(delays(decide([hinted(1013, 'retry-after-ms=3599999')], options))).toEqual([3_599_999]);
    expect(delays(decide([hinted(1013, 'retry-after-ms=99999999999')], options))).toEqual([3_600_000]);
  });

  it('keeps 1008 and 4000 coming back after their last attempt, but not 1002 and 1015 (R3)', () => {
    const last = (code: number, count: number) => decide([...new Array<number>(count).fill(code), hinted(code)]).at(-1);
    expect(last(1008, 4)).toMatchObject({ action: 'retry', delayMs: 123 });
    expect(last(4000, 11)).toMatchObject({ action: 'retry', delayMs: 123 });
    expect(last(1002, 3)).toMatchObject({ action: 'stop' });
    expect(last(1015, 3)).toMatchObject({ action: 'stop' });
  });

  it('turns 1008 into a plain retry, also where credentials could be had (R3)', () => {
    expect(actions(decide([hinted(1008), hinted(1008), 1008], {}, true))).toEqual(['retry', 'retry', 'reauthenticate']);
  });

  it('delays the retry of 3000 after new credentials, and does not revive the second (R3)', () => {
    expect(decide([hinted(3000), hinted(3000)], {}, true)).toMatchObject([
      { action: 'reauthenticate', delayMs: 123, hinted: true },
      { action: 'stop', delayMs: null, hinted: false },
    ]);
  });

  it('replaces the wait of a crash loop, which is still named (R3, C1011)', () => {
    const decision = decide([1011, 1011, hinted(1011)])[2];
    expect(decision).toMatchObject({ delayMs: 123, hinted: true });
    expect(decision?.because).toContain('crash loop');
  });

  it('revives no limit (R6)', () => {
    expect(actions(decide([hinted(1013), hinted(1013)], { limit: { attempts: 1 } }))).toEqual(['retry', 'stop']);
  });

  it('is ignored with hints: false (R3)', () => {
    expect(only(decide([hinted(1013)], { hints: false }))).toMatchObject({ delayMs: 750, hinted: false });
    expect(actions(decide([...new Array<number>(3).fill(1008), hinted(1008)], { hints: false })).at(-1)).toBe('stop');
  });
});

describe('limits', () => {
  it('stop after limit.attempts retries, of all codes together (R6)', () => {
    expect(actions(decide([1013, 1001, 1012, 1013], { limit: { attempts: 3 } }))).toEqual([
      'retry',
      'retry',
      'retry',
      'stop',
    ]);
  });

  it.each([1001, 1006, 1013, 3000, 4000])('0 attempts never reconnect after %i (R6)', (code) => {
    expect(actions(decide([code], { limit: { attempts: 0 } }, true))).toEqual(['stop']);
  });

  it('stop at limit.elapsedMs since the outage began, not before (R6)', () => {
    const closes = [0, 9999, 10_000].map((after) => ({ code: 1013, at: 500 + after }));
    expect(actions(decide(closes, { limit: { elapsedMs: 10_000 } }))).toEqual(['retry', 'retry', 'stop']);
  });

  it('count single codes per outage, apart from each other: 1002 and 1015 have 3 attempts each (R6)', () => {
    expect(actions(decide([1002, 1015, 1002, 1015, 1002, 1015, 1002]))).toEqual([
      ...new Array<string>(6).fill('retry'),
      'stop',
    ]);
  });
});

describe('a crash loop', () => {
  const unstable = { code: 1011 };
  const isLoop = ({ because }: Decision) => because.includes('crash loop');

  it('is three 1011 that came before the session was stable (C1011)', () => {
    expect(decide([unstable, unstable, unstable, unstable]).map(isLoop)).toEqual([false, false, true, true]);
  });

  it('counts no 1011 of a stable session, of an attempt that never opened, or other code (C1011)', () => {
    for (const other of [{ code: 1011, stable: true }, { code: 1011, opened: false }, { code: 1006 }]) {
      expect(decide([other, unstable, unstable]).some(isLoop)).toBe(false);
      expect(decide([other, unstable, unstable, unstable]).map(isLoop)).toEqual([false, false, false, true]);
    }
  });

  it('starts its waits from 30 s when it begins, however many attempts went before (C1011)', () => {
    expect(delays(decide([1013, 1013, 1013, 1011, 1011, 1011, 1011])).slice(-2)).toEqual([45_000, 90_000]);
  });

  it('leaves other codes their own waits (C1011)', () => {
    expect(delays(decide([1011, 1011, 1011, 1013])).at(-1)).toBe(6000);
  });
});

describe('reauthentication', () => {
  it('happens once, whichever code asks: credentials refused within a minute will not get better (R8)', () => {
    expect(actions(decide([3000, 1008], {}, true))).toEqual(['reauthenticate', 'stop']);
    expect(actions(decide([1008, 1013, 3000], {}, true))).toEqual(['reauthenticate', 'retry', 'stop']);
  });

  it('happens once for codes that ask for it, also when the session is not known to have opened (R8)', () => {
    const closes = [1, 2].map(() => ({ code: 3000, opened: false }));
    expect(actions(decide(closes, {}, true))).toEqual(['reauthenticate', 'stop']);
    const options = { codes: { 1006: 'reauthenticate' } } as const;
    const refused = [1, 2].map(() => ({ code: 1006, opened: false }));
    expect(actions(decide(refused, options, true))).toEqual(['reauthenticate', 'stop']);
  });

  it('is a guess after the third 1006 in a row that never opened: 3000 may still ask for it (R8, C1006N)', () => {
    const refused = { code: 1006, opened: false };
    expect(actions(decide([refused, refused, refused, refused, 3000, 3000], {}, true))).toEqual([
      'retry',
      'retry',
      'reauthenticate',
      'retry',
      'reauthenticate',
      'stop',
    ]);
  });

  it('is no guess after other codes that never opened, such as 1015 (C1006N, C1015)', () => {
    for (const code of [1013, 1015]) {
      const refused = { code, opened: false };
      expect(actions(decide([refused, refused, refused], {}, true))).toEqual(['retry', 'retry', 'retry']);
    }
  });

  it('counts the never opened in a row: an attempt that opened in between starts over (C1006N)', () => {
    const refused = { code: 1006, opened: false };
    expect(actions(decide([refused, refused, 1006, refused, refused, refused], {}, true))).toEqual([
      ...new Array<string>(5).fill('retry'),
      'reauthenticate',
    ]);
  });
});

describe('decide', () => {
  it('has the last word, over codes and limits (R7)', () => {
    const options: PolicyOptions = {
      codes: { 1013: 'stop' },
      limit: { attempts: 0 },
      decide: () => ({ action: 'retry', delayMs: 42, because: 'we know better' }),
    };
    const decision = only(decide([1013], options));
    expect(decision).toMatchObject({ action: 'retry', delayMs: 42, attempt: 1 });
    expect(decision.because).toMatch(/^1013 Try Again Later: .*we know better.*attempt 1/);
  });

  it('keeps the standard decision with undefined (R7)', () => {
    expect(decide([1013, 1000, 3000], { decide: () => undefined }, true)).toEqual(decide([1013, 1000, 3000], {}, true));
  });

  it('hears the close, the standard decision and the outage', () => {
    const heard: unknown[] = [];
    const listen: PolicyOptions['decide'] = (close, standard, outage) => {
      heard.push(close, standard.delayMs, outage.attempts, outage.startedAt);
      return undefined;
    };
    decide([{ code: 1013, reason: 'busy', at: 77 }], { decide: listen });
    expect(heard).toEqual([{ code: 1013, reason: 'busy', wasClean: true, opened: true }, 750, 0, 77]);
  });

  it('may stop a retry, and may leave out delay and reason (R7)', () => {
    const answer = (verdict: Verdict) => decide([1013, 1013], { decide: () => verdict });
    expect(only(decide([hinted(1013)], { decide: () => ({ action: 'stop' }) })).hinted).toBe(false);
    expect(answer({ action: 'stop' })[1]).toMatchObject({ action: 'stop', delayMs: null, attempt: 0, hinted: false });
    expect(answer({ action: 'retry' })[1]).toMatchObject({ action: 'retry', delayMs: 1500, attempt: 2 });
    expect(answer({ action: 'retry', delayMs: 0 })[1]).toMatchObject({ delayMs: 0 });
    expect(only(decide([1000], { decide: () => ({ action: 'retry' }) }))).toMatchObject({ delayMs: 0, attempt: 1 });
  });

  it('counts its retries and reauthentications like the standard ones (R8)', () => {
    const options: PolicyOptions = { decide: ({ code }) => (code === 4001 ? { action: 'reauthenticate' } : undefined) };
    expect(decide([4001, 3000], options, true)).toMatchObject([
      { action: 'reauthenticate', attempt: 1 },
      { action: 'stop', attempt: 1 },
    ]);
  });

  it.each<[nonsense: unknown]>([
    [{ action: 'retry', delayMs: Number.NaN }],
    [{ action: 'retry', delayMs: -1 }],
    [{ action: 'retry', delayMs: null }],
    [{ action: 'retry', delayMs: '5' }],
    [{ action: 'explode' }],
    [{ action: 'retry', because: 5 }],
    [{ action: 'stop', because: null }],
    [{}],
    ['retry'],
    [true],
  ])('that answers %o is not obeyed: the standard decision stands, with advice for the log (R9)', (nonsense) => {
    const [decision] = decide([1013], { decide: () => nonsense as Verdict });
    const cause = expect.any(Error);
    expect(decision).toEqual({
      ...only(decide([1013])),
      cause,
      advice: expect.stringMatching(/^no verdict from decide: \w+Error, see decision.cause$/),
    });
    expect(decision).toSatisfy(Object.isFrozen);
  });

  it('that asks for more than a timer holds gets what it holds (R4)', () => {
    const [decision] = decide([1013], { decide: () => ({ action: 'retry', delayMs: Number.POSITIVE_INFINITY }) });
    expect(decision?.delayMs).toBe(2 ** 31 - 1);
  });

  it('that chooses another delay than the hint takes the choice from the server (R3)', () => {
    const choose = (delayMs?: number) =>
      only(decide([hinted(1013)], { decide: () => ({ action: 'retry', ...(delayMs !== undefined && { delayMs }) }) }));
    expect(choose(7)).toMatchObject({ delayMs: 7, hinted: false });
    expect(choose().hinted).toBe(true);
  });

  it('that throws is not obeyed either, and its words, which may hold a secret, are for no log (R9, D3)', () => {
    const failing = () => {
      throw new TypeError('oops, the secret token');
    };
    const [decision, stop] = decide([1013, 1000], { decide: failing });
    const advice = 'no verdict from decide: TypeError, see decision.cause';
    expect(decision).toEqual({ ...only(decide([1013])), cause: new TypeError('oops, the secret token'), advice });
    expect(decision).toSatisfy(Object.isFrozen);
    expect(stop).toMatchObject({ action: 'stop', attempt: 1 });
  });
});

describe('several endpoints (E1, E2)', () => {
  const lost = (close: Partial<Close>, more: Partial<Circumstances> = {}) => {
    const circumstances = { at: 0, random: 0.5, stable: false, canReauthenticate: false, endpoint: 1, endpoints: 3 };
    const whole = { code: 1013, reason: '', wasClean: true, opened: true, ...close };
    return createPolicy().decide(null, whole, { ...circumstances, ...more }).decision;
  };

  it.each([{ code: 1013 }, { code: 1014 }, { code: 1006, opened: false }, { code: 1015, opened: false }])(
    'are left for the next one at once after %o, and because says so',
    (close) => {
      const decision = lost(close);
      expect(decision).toMatchObject({ endpoint: 2, delayMs: 0, windowMs: [0, 0] });
      expect(decision.because).toMatch(/attempt 1 in 0 s, at endpoint 3 of 3$/);
      expect(lost(close, { endpoint: 2 }).endpoint).toBe(0);
    },
  );

  it.each([1001, 1006, 1008, 1011, 1012, 4000])('are kept after %i, which waits as ever', (code) => {
    const decision = lost({ code });
    expect(decision.endpoint).toBe(1);
    expect(decision.delayMs).toBeGreaterThan(0);
  });

  it('are kept by those that hint when they will take us (R3)', () => {
    expect(lost({ reason: 'retry-after-ms=9' })).toMatchObject({ endpoint: 1, delayMs: 9, hinted: true });
  });

  it('begin at home after a stable session that was lost elsewhere', () => {
    expect(lost({ code: 1001 }, { stable: true }).endpoint).toBe(0);
    expect(lost({ code: 1013 }, { stable: true }).endpoint).toBe(2);
  });

  it('do not matter where there is one', () => {
    expect(lost({ code: 1013 }, { endpoint: 0, endpoints: 1 })).toMatchObject({ endpoint: 0, delayMs: 750 });
    expect(lost({ code: 1013 }, { endpoint: 0, endpoints: 1 }).because).not.toContain('endpoint');
  });
});
