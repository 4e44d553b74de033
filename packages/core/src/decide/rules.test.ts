import { describe, expect, it } from 'vitest';
import { MAX_TIMER_MS } from './backoff.ts';
import type { Decision } from './decision.ts';
import type { Outage } from './outage.ts';
import { createPolicy, type PolicyOptions } from './policy.ts';

const ALMOST_ONE = 0.999_999_9;

interface Given extends PolicyOptions {
  readonly opened?: boolean;
  readonly canReauthenticate?: boolean;
  readonly reason?: string;
}

/** What the same close leads to, `count` times in one outage and at one moment. */
function decisions(code: number, count: number, random: number, given: Given = {}): Decision[] {
  const { opened = true, canReauthenticate = false, reason = '', ...options } = given;
  const policy = createPolicy(options);
  const close = { code, reason, wasClean: false, opened };
  let outage: Outage | null = null;
  return Array.from({ length: count }, () => {
    const next = policy.decide(outage, close, { at: 0, random, stable: false, canReauthenticate });
    outage = next.outage;
    return next.decision;
  });
}

/** The window of each wait in s, `stop`, or `new credentials`. */
function course(code: number, count: number, given: Given = {}): (number[] | string)[] {
  const latest = decisions(code, count, ALMOST_ONE, given);
  return decisions(code, count, 0, given).map(({ action, delayMs }, index) => {
    if (action === 'stop') return 'stop';
    if (action === 'reauthenticate') return 'new credentials';
    return [delayMs / 1000, ((latest[index]?.delayMs ?? 0) + 1) / 1000];
  });
}

const PROPORTIONAL = [
  [0.5, 1],
  [1, 2],
  [2, 4],
  [4, 8],
];
const SOON = [[0, 1.2], ...PROPORTIONAL.slice(1)];

describe('the default table', () => {
  it.each([1000, 1003, 1007, 1009, 1010, 3003])('%i stops (C1000, C1003, C3003)', (code) => {
    expect(course(code, 2)).toEqual(['stop', 'stop']);
    expect(course(code, 1, { canReauthenticate: true })).toEqual(['stop']);
  });

  it('1000 tells how to override it (C1000)', () => {
    expect(decisions(1000, 1, 0)[0]?.advice).toContain("codes: { 1000: 'backoff' }");
    expect(decisions(1000, 1, 0, { codes: { 1000: 'stop' } })[0]).not.toHaveProperty('advice');
  });

  it.each([
    [1003, 'kind'],
    [1007, 'data'],
    [1009, 'smaller'],
    [1010, 'do without'],
  ])('%i names the fix (C1003)', (code, fix) => {
    expect(decisions(code, 1, 0)[0]?.because).toContain(fix);
  });

  it.each([1001, 1005, 3008, 1006])('%i is retried within 0 to 1.2 s, then proportionally (C1001, C1006)', (code) => {
    expect(course(code, 4)).toEqual(SOON);
    expect(course(code, 200).at(-1)).toEqual([150, 300]);
  });

  it('1002 waits 1-2, 2-4 and 4-8 s, then stops (C1002)', () => {
    expect(course(1002, 4)).toEqual([[1, 2], [2, 4], [4, 8], 'stop']);
  });

  it('1006 that never opened waits proportionally, without a limit (C1006N)', () => {
    expect(course(1006, 4, { opened: false })).toEqual(PROPORTIONAL);
    expect(course(1006, 200, { opened: false }).at(-1)).toEqual([150, 300]);
  });

  it('1006 that never opened gets new credentials on the third in a row, before its wait (C1006N)', () => {
    const given = { opened: false, canReauthenticate: true };
    expect(course(1006, 5, given)).toEqual([[0.5, 1], [1, 2], 'new credentials', [4, 8], [8, 16]]);
    expect(decisions(1006, 3, 0, given)[2]?.delayMs).toBe(2000);
  });

  it('1008 asks for new credentials once, then stops (C1008)', () => {
    expect(course(1008, 2, { canReauthenticate: true })).toEqual(['new credentials', 'stop']);
  });

  it('1008 without credentials waits 5-10, 10-20 and 20-40 s, then stops (C1008)', () => {
    expect(course(1008, 4, { opened: false })).toEqual([[5, 10], [10, 20], [20, 40], 'stop']);
  });

  it('1008 that throws sessions out before they are stable waits 30-60 s the third time, then stops (C1008, R11)', () => {
    expect(course(1008, 4)).toEqual([[5, 10], [10, 20], [30, 60], 'stop']);
  });

  it.each([4000, 4321, 4999])('%i does so too, from 1 s on, and stops after 10 attempts (CX, R11)', (code) => {
    const loop = [30, 60, 120, 150, 150, 150, 150, 150].map((s) => [s, Math.min(2 * s, 300)]);
    expect(course(code, 11)).toEqual([[1, 2], [2, 4], ...loop, 'stop']);
    expect(decisions(code, 3, 0).map(({ because }) => because.includes('crash loop'))).toEqual([false, false, true]);
  });

  it('a code that the application has a rule for is no crash loop (R7, R11)', () => {
    expect(course(4000, 4, { codes: { 4000: { recovery: 'backoff', minMs: 1000 } } })).toEqual([
      [1, 2],
      [2, 4],
      [4, 8],
      [8, 16],
    ]);
  });

  it('1011 waits 2-4 and 4-8 s, from the third on 30-60, 60-120 …, and never stops (C1011)', () => {
    expect(course(1011, 6)).toEqual([
      [2, 4],
      [4, 8],
      [30, 60],
      [60, 120],
      [120, 240],
      [150, 300],
    ]);
    expect(course(1011, 200).at(-1)).toEqual([150, 300]);
  });

  it('1012 waits 5 to 30 s, each time (C1012)', () => {
    expect(course(1012, 3)).toEqual([
      [5, 30],
      [5, 30],
      [5, 30],
    ]);
  });

  it.each([1013, 1014])('%i waits proportionally, without a limit (C1013)', (code) => {
    expect(course(code, 4)).toEqual(PROPORTIONAL);
    expect(course(code, 200).at(-1)).toEqual([150, 300]);
  });

  it('1015 waits proportionally, 3 attempts, then stops (C1015)', () => {
    expect(course(1015, 4, { opened: false })).toEqual([...PROPORTIONAL.slice(0, 3), 'stop']);
  });

  it('3000 asks for new credentials, then retries at once; the second stops (C3000)', () => {
    expect(course(3000, 2, { canReauthenticate: true })).toEqual(['new credentials', 'stop']);
    expect(decisions(3000, 1, 0.5, { canReauthenticate: true })[0]?.delayMs).toBe(0);
  });

  it('3000 without credentials stops (C3000)', () => {
    expect(course(3000, 1)).toEqual(['stop']);
  });

  it.each([0, 999, 1004, 1016, 2999, 3001, 3999, 4000, 4999, 5000, 65_535, -1, 70_000, 1000.5, Number.NaN])(
    '%d is unknown: from 1 s, 10 attempts, then stop (CX)',
    (code) => {
      const expected = Array.from({ length: 10 }, (_, index) => Math.min(2 ** index, 150)).map((s) => [s, 2 * s]);
      expect(course(code, 11, { opened: false })).toEqual([...expected, 'stop']);
    },
  );

  it('an unknown code comes with advice that names it, a known one without (CX)', () => {
    expect(decisions(4321, 1, 0)[0]?.advice).toContain('4321');
    for (const code of [1001, 1002, 1008, 1011, 1012, 1013, 3000, 3003]) {
      expect(decisions(code, 1, 0)[0]).not.toHaveProperty('advice');
    }
  });
});

describe('codes', () => {
  it('makes 4000 stop, for good (R7)', () => {
    for (const recovery of ['stop', 'none'] as const) {
      expect(course(4000, 1, { codes: { 4000: recovery } })).toEqual(['stop']);
      expect(course(4000, 1, { codes: { 4000: recovery }, reason: 'retry-after-ms=1' })).toEqual(['stop']);
    }
  });

  it('makes 1000 wait proportionally, without a limit and without advice (R7)', () => {
    expect(course(1000, 4, { codes: { 1000: 'backoff' } })).toEqual(PROPORTIONAL);
    expect(decisions(1000, 1, 0, { codes: { 1000: 'backoff' } })[0]).not.toHaveProperty('advice');
  });

  it('makes 4000 retry at once, then proportionally (R7)', () => {
    const delays = decisions(4000, 3, 0.5, { codes: { 4000: 'immediate' } }).map(({ delayMs }) => delayMs);
    expect(delays).toEqual([0, 1500, 3000]);
  });

  it('makes 4000 ask for new credentials once; without the means it stops (R7, R8)', () => {
    const codes = { 4000: 'reauthenticate' } as const;
    expect(course(4000, 2, { codes, canReauthenticate: true })).toEqual(['new credentials', 'stop']);
    expect(course(4000, 1, { codes })).toEqual(['stop']);
    const patient = { 4000: { recovery: 'reauthenticate', attempts: 2 } } as const;
    expect(course(4000, 3, { codes: patient })).toEqual([[0.5, 1], [1, 2], 'stop']);
  });

  it('takes minMs, maxMs and attempts of a rule (R7)', () => {
    const codes = { 1013: { recovery: 'backoff', minMs: 3000, maxMs: 10_000, attempts: 4 } } as const;
    expect(course(1013, 5, { codes })).toEqual([[3, 6], [5, 10], [5, 10], [5, 10], 'stop']);
    expect(course(1013, 1, { codes: { 1013: { recovery: 'backoff', attempts: 0 } } })).toEqual(['stop']);
    const flat = { 1013: { recovery: 'backoff', maxMs: 0 } } as const;
    expect(decisions(1013, 3, 0.5, { codes: flat }).map(({ delayMs }) => delayMs)).toEqual([0, 0, 0]);
  });

  it('waits minMs at least, however near the cap is (R4)', () => {
    const within = (minMs: number, maxMs?: number): PolicyOptions => {
      return { codes: { 4000: { recovery: 'backoff', minMs, ...(maxMs !== undefined && { maxMs }) } } };
    };
    expect(course(4000, 2, within(600_000, 900_000))).toEqual([
      [600, 900],
      [600, 900],
    ]);
    expect(course(4000, 1, within(600_000))).toEqual([[150, 300]]);
  });

  it('keeps to the cap, jittered, where the minMs of a dialect or of the table is above it too (R4)', () => {
    const backoff = { maxDelayMs: 1000 };
    expect(course(1011, 1, { backoff })).toEqual([[0.5, 1]]);
    const dialects = [{ name: 'slow', codes: { 4001: { phrase: 'Full', minMs: 5000 } } }];
    expect(course(4001, 1, { backoff, dialects })).toEqual([[0.5, 1]]);
  });

  it('lets maxMs go beyond backoff.maxDelayMs (R7)', () => {
    const codes = { 1013: { recovery: 'backoff', maxMs: 900_000 } } as const;
    expect(course(1013, 20, { codes }).at(-1)).toEqual([450, 900]);
  });

  it('takes a single code before a range, the first range before later ones, and both before dialects (R7)', () => {
    const dialects = [{ name: 'game', codes: { '4000-4999': { phrase: 'Over', recovery: 'none' } } }] as const;
    const codes = { '4000-4009': 'backoff', '4005-4019': 'immediate', 4003: 'stop' } as const;
    const first = (code: number) => course(code, 1, { codes, dialects })[0];
    expect([4000, 4009].map(first)).toEqual([
      [0.5, 1],
      [0.5, 1],
    ]);
    expect(first(4003)).toBe('stop');
    expect(decisions(4010, 1, 0.5, { codes })[0]?.delayMs).toBe(0);
    expect(decisions(4019, 1, 0.5, { codes })[0]?.delayMs).toBe(0);
    expect(first(4020)).toBe('stop');
    expect(course(4020, 1, { codes })).toEqual([[1, 2]]);
  });

  it('takes 1011 with its own minMs and maxMs as told, also where the table sees a crash loop (R7)', () => {
    const codes = { 1011: { recovery: 'backoff', minMs: 500, maxMs: 6000 } } as const;
    expect(course(1011, 5, { codes })).toEqual([
      [0.5, 1],
      [1, 2],
      [2, 4],
      [3, 6],
      [3, 6],
    ]);
    expect(course(1011, 4, { codes: { 1011: { recovery: 'backoff' } } })).toEqual(PROPORTIONAL);
    expect(course(1011, 4, { codes: { 1011: 'backoff' } })).toEqual(PROPORTIONAL);
  });

  it('overrides the never opened 1006 too (R7)', () => {
    expect(course(1006, 1, { codes: { 1006: 'stop' }, opened: false })).toEqual(['stop']);
  });
});

describe('dialects', () => {
  const dialects = [
    {
      name: 'game',
      codes: {
        1013: { phrase: 'Full: no seat is left', recovery: 'none' },
        4001: { phrase: 'Moved', recovery: 'immediate' },
        4002: { phrase: 'Expired', recovery: 'reauthenticate' },
        4003: { phrase: 'Busy' },
      },
    },
  ] as const;

  it('decide about 1013 and 4001-4003 by their recovery, without a limit (R7)', () => {
    expect(course(1013, 1, { dialects })).toEqual(['stop']);
    expect(decisions(4001, 2, 0.5, { dialects }).map(({ delayMs }) => delayMs)).toEqual([0, 1500]);
    expect(course(4002, 2, { dialects, canReauthenticate: true })).toEqual(['new credentials', 'stop']);
    expect(course(4002, 1, { dialects })).toEqual(['stop']);
    expect(course(4003, 4, { dialects })).toEqual(PROPORTIONAL);
    expect(course(4003, 200, { dialects }).at(-1)).toEqual([150, 300]);
    expect(decisions(4003, 1, 0, { dialects })[0]).not.toHaveProperty('advice');
  });

  it('time their own codes (R12)', () => {
    const dialects = [{ name: 'slow', codes: { 4001: { phrase: 'Full', minMs: 5000, maxMs: 15_000, attempts: 3 } } }];
    expect(course(4001, 4, { dialects })).toEqual([[5, 10], [7.5, 15], [7.5, 15], 'stop']);
  });

  it('leave the timing of 1001, 1002, 1011 and 1012 alone where they only confirm what is standard (R12)', () => {
    const dialects = [{ name: 'plain', codes: { '1001-4999': { recovery: 'backoff' } } }] as const;
    for (const code of [1001, 1002, 1011, 1012, 1013, 3008]) {
      expect(course(code, 5, { dialects })).toEqual(course(code, 5));
    }
    expect(course(1008, 4, { dialects })).toEqual(PROPORTIONAL);
    expect(course(4001, 200, { dialects }).at(-1)).toEqual([150, 300]);
  });

  it('take limits away and put a wait in place of a standard one (R12)', () => {
    const dialects = [
      { name: 'bold', codes: { 1002: { attempts: Infinity }, 1012: { minMs: 3000 }, 1001: { minMs: 500 } } },
    ];
    expect(course(1002, 200, { dialects }).at(-1)).toEqual([150, 300]);
    expect(course(1012, 2, { dialects })).toEqual([
      [3, 6],
      [6, 12],
    ]);
    expect(course(1001, 1, { dialects })).toEqual([[0.5, 1]]);
  });

  it('give no advice about a 1000 that they know to be final', () => {
    const dialects = [{ name: 'sure', codes: { 1000: { recovery: 'none' } } }] as const;
    expect(decisions(1000, 1, 0, { dialects })[0]?.advice).toBeUndefined();
  });

  it.each([
    ['a dialect that is no list', { name: 'a', codes: {} }, 'dialects must be a list, got object'],
    ['a name', ['discord'], 'dialects must be dialects, got string without a name'],
    ['null', [null], 'dialects must be dialects, got object without a name'],
    ['a module', [{ discord: { name: 'a', codes: {} } }], 'dialects must be dialects, got object without a name'],
  ])('refuses %s for dialects (R10)', (_, dialects, message) => {
    expect(() => createPolicy({ dialects } as unknown as PolicyOptions)).toThrow(new TypeError(message));
  });

  it.each([undefined, null, 5, 'codes'])('refuses %s for codes (R10)', (codes) => {
    const broken = { codes } as unknown as PolicyOptions;
    if (codes !== undefined) expect(() => createPolicy(broken)).toThrow(`codes must be a plain object, got ${codes}`);
    const dialects = [{ name: 'mine', codes }] as unknown as NonNullable<PolicyOptions['dialects']>;
    expect(() => createPolicy({ dialects })).toThrow(`dialect mine must be a plain object, got ${codes}`);
  });

  it.each([
    [{ codes: { 4000: [{ phrase: 'A' }, { phrase: 'B', minMs: -1 }] } }, /dialect mine\[4000\]\.minMs.*-1/],
    [{ codes: { 4000: 'none' } }, /dialect mine\[4000\] must be an object/],
    [{ codes: { 4000: null } }, /dialect mine\[4000\] must be an object/],
    [{ codes: { 4000: { phrase: 5 } } }, /dialect mine\[4000\].*phrase and reason texts/],
    [{ codes: { 4000: [{ phrase: 'A', reason: /x/ }] } }, /dialect mine\[4000\].*phrase and reason texts/],
    [{ codes: { '4000-': { phrase: 'A' } } }, /dialect mine must have keys.*4000-/],
    [{ codes: { 4000: { phrase: 'A', recovery: 'maybe' } } }, /dialect mine\[4000\]\.recovery must be one of.*maybe/],
    [{ codes: {}, leaveWith: 1001 }, /dialect mine\.leaveWith must be from 3000 to 4999, got 1001/],
    [{ codes: {}, leaveWith: 1000 }, /dialect mine\.leaveWith.*1000/],
  ])('refuses the dialect %j (R10)', (broken, message) => {
    const dialects = [{ name: 'mine', ...broken }] as PolicyOptions['dialects'];
    expect(() => createPolicy({ dialects: dialects ?? [] })).toThrow(message);
  });
});

describe('backoff and restartSpreadMs', () => {
  it('set the proportional wait, and factor and cap of every other', () => {
    const backoff = { initialMs: 100, factor: 3, maxDelayMs: 5000 };
    expect(course(1013, 5, { backoff })).toEqual([
      [0.05, 0.1],
      [0.15, 0.3],
      [0.45, 0.9],
      [1.35, 2.7],
      [2.5, 5],
    ]);
    expect(course(4000, 3, { backoff })).toEqual([
      [1, 2],
      [2.5, 5],
      [2.5, 5],
    ]);
  });

  it('set the spread of 1012 (C1012)', () => {
    expect(course(1012, 2, { restartSpreadMs: [100, 700] })).toEqual([
      [0.1, 0.7],
      [0.1, 0.7],
    ]);
    expect(decisions(1012, 1, 0.5, { restartSpreadMs: [0, 0] })[0]?.delayMs).toBe(0);
    const forever = { restartSpreadMs: [Infinity, Infinity] } as const;
    expect(decisions(1012, 1, 0.5, forever)[0]?.delayMs).toBe(MAX_TIMER_MS);
  });
});

describe('an illegal option throws a RangeError with option and value', () => {
  it.each<[option: string, given: object, parts: RegExp]>([
    ['stableMs', { stableMs: -1 }, /stableMs.*0.*-1/],
    ['limit.attempts', { limit: { attempts: -1 } }, /attempts.*0.*-1/],
    ['limit.attempts', { limit: { attempts: Number.NaN } }, /attempts.*0.*NaN/],
    ['limit.attempts', { limit: { attempts: null } }, /attempts.*0.*null/],
    ['limit.elapsedMs', { limit: { elapsedMs: -5 } }, /elapsedMs.*0.*-5/],
    ['backoff.initialMs', { backoff: { initialMs: -1 } }, /initialMs.*0.*-1/],
    ['backoff.factor', { backoff: { factor: 0.5 } }, /factor.*1.*0\.5/],
    ['backoff.maxDelayMs', { backoff: { maxDelayMs: -1 } }, /maxDelayMs.*0.*-1/],
    ['backoff.maxDelayMs', { backoff: { maxDelayMs: null } }, /maxDelayMs.*0.*null/],
    ['restartSpreadMs', { restartSpreadMs: [-5, 5] }, /restartSpreadMs.*-5/],
    ['restartSpreadMs', { restartSpreadMs: [5, Number.NaN] }, /restartSpreadMs.*NaN/],
    ['restartSpreadMs', { restartSpreadMs: [5, 2] }, /restartSpreadMs\.1.*5.*2/],
    ['a word in codes', { codes: { busy: 'stop' } }, /codes.*busy/],
    ['three parts in codes', { codes: { '4000-4001-4002': 'stop' } }, /codes.*4000-4001-4002/],
    ['an open range in codes', { codes: { '4000-': 'stop' } }, /codes.*4000-/],
    ['a negative code in codes', { codes: { '-1': 'stop' } }, /codes.*-1/],
    ['a fraction in codes', { codes: { '4000.5': 'stop' } }, /codes.*4000\.5/],
    ['an en dash in codes', { codes: { '4000–4099': 'stop' } }, /codes.*4000–4099/],
    ['minMs in codes', { codes: { 4000: { recovery: 'backoff', minMs: -1 } } }, /minMs.*0.*-1/],
    ['maxMs in codes', { codes: { 4000: { recovery: 'backoff', maxMs: -2 } } }, /maxMs.*0.*-2/],
    ['maxMs in codes', { codes: { 4000: { recovery: 'backoff', minMs: 9, maxMs: 8 } } }, /maxMs.*9.*8/],
    ['attempts in codes', { codes: { 4000: { recovery: 'backoff', attempts: Number.NaN } } }, /attempts.*0.*NaN/],
  ])('%s: %o', (_, given, parts) => {
    expect(() => createPolicy(given)).toThrow(RangeError);
    expect(() => createPolicy(given)).toThrow(parts);
  });

  it('accepts 0, and codes from 0 to 65535', () => {
    const given: PolicyOptions = {
      stableMs: 0,
      limit: { attempts: 0, elapsedMs: 0 },
      backoff: { initialMs: 0, factor: 1, maxDelayMs: 0 },
      restartSpreadMs: [0, 0],
      codes: { '0-65535': { recovery: 'backoff', minMs: 0, maxMs: 0, attempts: 0 } },
    };
    expect(createPolicy(given).stableMs).toBe(0);
    expect(createPolicy().stableMs).toBe(5000);
  });
});

describe('the cap', () => {
  it('holds for the first retry of 1001 too (R4)', () => {
    expect(decisions(1001, 1, ALMOST_ONE, { backoff: { maxDelayMs: 100 } })[0]?.delayMs).toBeLessThanOrEqual(100);
  });
});

describe('codes', () => {
  it('must be one of the recoveries: a misspelt one is a RangeError with key and value', () => {
    const codes = { 4000: 'retry' } as unknown;
    expect(() => createPolicy({ codes: codes as never })).toThrow(/codes\[4000\].*backoff.*got retry/);
  });

  it('name the key of a bad number', () => {
    const codes = { '4000-4099': { recovery: 'backoff', attempts: -1 } } as const;
    expect(() => createPolicy({ codes })).toThrow(/codes\[4000-4099\]\.attempts.*got -1/);
  });
});

describe('a wait longer than a timer holds', () => {
  const beyond = 2 ** 31;

  it.each<[code: number, given: object]>([
    [1013, { backoff: { initialMs: beyond, maxDelayMs: beyond } }],
    [4000, { codes: { 4000: { recovery: 'backoff', minMs: beyond, maxMs: beyond } } }],
    [1012, { restartSpreadMs: [beyond, 2 * beyond] }],
  ])('never follows %i: %o is refused, or cut (R4)', (code, given) => {
    const longest = () => {
      try {
        return decisions(code, 1, ALMOST_ONE, given)[0]?.delayMs;
      } catch (error) {
        if (error instanceof RangeError) return 0;
        throw error;
      }
    };
    expect(longest()).toBeLessThanOrEqual(MAX_TIMER_MS);
  });
});
