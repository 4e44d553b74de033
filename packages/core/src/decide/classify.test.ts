import { describe, expect, it } from 'vitest';
import { classify } from './classify.ts';
import type { Dialect } from './dialect.ts';

describe('classify', () => {
  it.each([
    [1000, 'Normal Closure', 'done', 'none'],
    [1001, 'Going Away', 'network', 'backoff'],
    [1002, 'Protocol error', 'client-fault', 'backoff'],
    [1003, 'Unsupported Data', 'client-fault', 'none'],
    [1004, 'Reserved', 'unknown', 'backoff'],
    [1005, 'No Status Rcvd', 'network', 'backoff'],
    [1006, 'Abnormal Closure', 'network', 'backoff'],
    [1007, 'Invalid frame payload data', 'client-fault', 'none'],
    [1008, 'Policy Violation', 'auth', 'reauthenticate'],
    [1009, 'Message Too Big', 'client-fault', 'none'],
    [1010, 'Mandatory Ext.', 'client-fault', 'none'],
    [1011, 'Internal Error', 'fault', 'backoff'],
    [1012, 'Service Restart', 'restart', 'backoff'],
    [1013, 'Try Again Later', 'overload', 'backoff'],
    [1014, 'Bad Gateway', 'fault', 'backoff'],
    [1015, 'TLS handshake', 'network', 'backoff'],
    [3000, 'Unauthorized', 'auth', 'reauthenticate'],
    [3003, 'Forbidden', 'auth', 'none'],
    [3008, 'Timeout', 'network', 'backoff'],
  ])('%i %s is of category %s with recovery %s', (code, name, category, recovery) => {
    const classification = classify(code);
    expect(classification).toMatchObject({ code, name, category, recovery });
    expect(classification).not.toHaveProperty('dialect');
    expect(classification.because).toMatch(new RegExp(`^${code} ${name}: \\w+`));
  });

  it.each([0, 999, 1016, 2999, 3001, 3999, 4000, 4999, 5000, 65_535])(
    '%i is unknown and worth a backoff (CX)',
    (code) => {
      const classification = classify(code);
      expect(classification).toMatchObject({ code, category: 'unknown', recovery: 'backoff' });
      expect(classification.because).toMatch(new RegExp(`^${code} ${classification.name}: \\w+`));
    },
  );

  it('names the codes of 4000-4999 after their private use', () => {
    expect([4000, 4999].map((code) => classify(code).name)).toEqual(['Private Use', 'Private Use']);
    expect([3999, 5000].map((code) => classify(code).name)).not.toContain('Private Use');
  });

  it('1006 that never opened says that a 401 or 403 may be behind it (C1006N)', () => {
    expect(classify(1006, { opened: false }).because).toMatch(/never opened.*401 or 403/);
    expect(classify(1006, { opened: true }).because).not.toMatch(/never opened|401/);
    expect(classify(1006)).toEqual(classify(1006, { opened: true }));
    expect(classify(1001, { opened: false })).toEqual(classify(1001));
  });

  it('takes anything with a code, such as a CloseEvent', () => {
    expect(classify({ code: 1013 })).toEqual(classify(1013));
  });

  it.each([
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['-1', -1],
    ['1000.5', 1000.5],
    ['70000', 70_000],
    ['a string', '1000'],
    ['a bigint', 1000n],
    ['null', null],
    ['undefined', undefined],
    ['true', true],
    ['a symbol', Symbol('1000')],
    ['a function', () => 1000],
    ['an array', [1000]],
    ['an object without a code', {}],
    ['an object with a code in words', { code: '1000' }],
    ['an object with the code null', { code: null }],
    ['an object whose reason throws', Object.defineProperty({}, 'reason', { get: () => JSON.parse('no') })],
  ])('takes %s for an unknown code and does not throw (R1)', (_, nonsense) => {
    const classification = classify(nonsense as number);
    expect(classification).toMatchObject({
      code: typeof nonsense === 'number' ? nonsense : Number.NaN,
      category: 'unknown',
      recovery: 'backoff',
    });
    expect(classification.because).toContain(`${classification.code} ${classification.name}`);
    expect(classification).toSatisfy(Object.isFrozen);
  });

  it('gives frozen answers', () => {
    for (const code of [1000, 1006, 4000]) expect(classify(code)).toSatisfy(Object.isFrozen);
    expect(classify(4004, { dialects: [game] })).toSatisfy(Object.isFrozen);
  });
});

const game: Dialect = {
  name: 'game',
  codes: {
    1000: { phrase: 'Idle: nobody played', recovery: 'backoff', category: 'network' },
    3000: { phrase: 'Kicked', recovery: 'none', category: 'auth' },
    4004: { phrase: 'Lobby Full', recovery: 'immediate' },
    '4000-4009': { phrase: 'Lobby: the lobby said no' },
    '4005-4010': { phrase: 'Late', recovery: 'none' },
  },
};
const chat: Dialect = {
  name: 'chat',
  codes: {
    4004: { phrase: 'Muted', recovery: 'none' },
    4100: { phrase: 'Nick Taken: choose another', recovery: 'none' },
  },
};

describe('classify with dialects', () => {
  it('takes name, recovery, category and meaning of 4004 from its dialect, which it names', () => {
    expect(classify(4100, { dialects: [chat] })).toEqual({
      code: 4100,
      name: 'Nick Taken',
      category: 'unknown',
      recovery: 'none',
      because: '4100 Nick Taken: choose another',
      dialect: 'chat',
    });
    expect(classify(4004, { dialects: [game] })).toMatchObject({ name: 'Lobby Full', because: '4004 Lobby Full' });
    expect(classify(4000, { dialects: [game] }).recovery).toBe('backoff');
  });

  it('asks the first dialect that knows 4004, and later ones for what it does not know (R7)', () => {
    expect(classify(4004, { dialects: [game, chat] }).dialect).toBe('game');
    expect(classify(4004, { dialects: [chat, game] }).dialect).toBe('chat');
    expect(classify(4100, { dialects: [game, chat] }).dialect).toBe('chat');
    expect(classify(4200, { dialects: [game, chat] })).toEqual(classify(4200));
  });

  it('lets a dialect redefine 1000 and 3000 (R7)', () => {
    expect(classify(1000, { dialects: [game] })).toMatchObject({
      name: 'Idle',
      category: 'network',
      recovery: 'backoff',
    });
    expect(classify(3000, { dialects: [game] })).toMatchObject({ name: 'Kicked', category: 'auth', recovery: 'none' });
  });

  it('takes a single code before a range, and the first range that holds it', () => {
    const nameOf = (code: number) => classify(code, { dialects: [game] }).name;
    expect([4000, 4003, 4004, 4005, 4009, 4010].map(nameOf)).toEqual([
      'Lobby',
      'Lobby',
      'Lobby Full',
      'Lobby',
      'Lobby',
      'Late',
    ]);
    expect(classify(3999, { dialects: [game] })).toEqual(classify(3999));
    expect(classify(4011, { dialects: [game] })).toEqual(classify(4011));
  });

  it('keeps NaN unknown to a dialect with ranges (R1)', () => {
    expect(classify(Number.NaN, { dialects: [game] })).toEqual(classify(Number.NaN));
  });
});

describe('classify with what dialects say besides', () => {
  const speech: Dialect = {
    name: 'speech',
    codes: {
      1008: [
        { reason: 'DATA-0', phrase: 'DATA-0: cannot be decoded', recovery: 'none' },
        { reason: 'DATA-1', phrase: 'DATA-1: too much at once', minMs: 5000, attempts: 2 },
      ],
      4000: [{ reason: 'busy', phrase: 'Busy' }, { phrase: 'Ended' }],
    },
  };
  const speaks = (code: number, reason?: string) =>
    classify(reason === undefined ? { code } : { code, reason }, { dialects: [speech] });

  it('tells two closes with 1008 apart by the beginning of their reason', () => {
    expect(speaks(1008, 'DATA-0 not utf-8')).toMatchObject({ name: 'DATA-0', recovery: 'none', dialect: 'speech' });
    expect(speaks(1008, 'DATA-1')).toMatchObject({ recovery: 'backoff', minMs: 5000, attempts: 2 });
    expect(speaks(1008, 'see DATA-1')).toEqual(classify(1008));
    expect(speaks(1008)).toEqual(classify(1008));
    expect(speaks(4000, 'busy, come back').name).toBe('Busy');
    expect(speaks(4000).name).toBe('Ended');
  });

  it('takes a reason that is no text for an empty one (R1)', () => {
    const throwing = {
      toString() {
        throw new Error('read');
      },
    };
    for (const reason of [null, 5, {}, Symbol('reason'), throwing]) {
      expect(speaks(1008, reason as string)).toEqual(classify(1008));
    }
  });

  const server: Dialect = {
    name: 'server',
    reasonFlag: 'reconnect',
    codes: {
      3001: { phrase: 'Shutdown: it stops' },
      3005: { phrase: 'Expired: the token is old', recovery: 'reauthenticate' },
      '3500-3999': { phrase: 'Final: do not come back', recovery: 'none' },
    },
  };
  const advised = (code: number, reason: string) => classify({ code, reason }, { dialects: [server] });

  it('obeys advice in the reason before what the code says', () => {
    expect(advised(3500, '{"reason":"moved","reconnect":true}')).toMatchObject({
      recovery: 'backoff',
      because: '3500 Final: do not come back; its reason says to come back',
    });
    expect(advised(3001, '{"reconnect":false}').because).toBe('3001 Shutdown: it stops; its reason says to stay away');
    expect(advised(3001, '{"reason":"banned","reconnect":false}').recovery).toBe('none');
    expect(advised(3005, '{"reconnect":true}').recovery).toBe('reauthenticate');
    expect(advised(3001, '{"reconnect":true}').recovery).toBe('backoff');
    expect(advised(3001, '{"reason":"no flag"}').recovery).toBe('none');
  });

  it('takes advice with a code that the dialect does not know, and with a standard one', () => {
    expect(advised(4700, '{"reconnect":false}')).toMatchObject({ recovery: 'none', dialect: 'server' });
    expect(advised(1013, '{"reconnect":false}')).toMatchObject({ name: 'Try Again Later', recovery: 'none' });
  });

  it.each(['', 'shutdown', '{"reconnect":', 'true', '1', 'null', '"reconnect"', 'retry-after-ms=50'])(
    'finds no advice in the reason %j',
    (reason) => {
      expect(advised(3001, reason).recovery).toBe('backoff');
      expect(advised(3500, reason).recovery).toBe('none');
      expect(advised(1000, reason)).toEqual(classify(1000));
    },
  );

  it('keeps the session apart from the recovery', () => {
    const dialects = [{ name: 'chat', codes: { 4007: { phrase: 'Bad Sequence', session: 'new' } } }] as const;
    expect(classify(4007, { dialects })).toMatchObject({ recovery: 'backoff', session: 'new' });
    expect(classify(4008, { dialects })).not.toHaveProperty('session');
  });

  it('keeps the standard name and category where a dialect changes the recovery alone', () => {
    const dialects = [{ name: 'home', codes: { 1000: { recovery: 'backoff' }, '4000-4999': {} } }] as const;
    expect(classify(1000, { dialects })).toEqual({ ...classify(1000), recovery: 'backoff', dialect: 'home' });
    expect(classify(4100, { dialects })).toEqual({ ...classify(4100), dialect: 'home' });
  });

  it('asks no dialect about an attempt that never opened (C1006N)', () => {
    const dialects = [{ name: 'proxy', codes: { 1006: { phrase: 'Cut', recovery: 'immediate' } } }] as const;
    expect(classify(1006, { dialects }).name).toBe('Cut');
    expect(classify(1006, { dialects, opened: false })).toEqual(classify(1006, { opened: false }));
  });
});
