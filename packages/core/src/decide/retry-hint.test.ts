import { describe, expect, it } from 'vitest';
import { truncateReason } from '../codes/reason.ts';
import { formatRetryHint, MAX_HINT_MS, parseRetryHint } from './retry-hint.ts';
import vectors from './retry-hint.vectors.json' with { type: 'json' };

describe('parseRetryHint', () => {
  it.each(vectors.filter(({ delayMs }) => delayMs !== null))('reads a hint $what (R3)', ({ reason, delayMs }) => {
    expect(parseRetryHint(reason)).toBe(delayMs);
  });

  it.each(vectors.filter(({ delayMs }) => delayMs === null))('takes $what for no hint', ({ reason }) => {
    expect(parseRetryHint(reason)).toBeNull();
  });

  it.each([[undefined], [5], [Symbol('x')], [Object.create(null)], [['retry-after-ms=5']]])(
    'finds none in what is no text, and does not throw (R1)',
    (reason) => {
      expect(parseRetryHint(reason as string)).toBeNull();
    },
  );

  it('is held against reasons that fit a Close frame', () => {
    expect(vectors.map(({ reason }) => truncateReason(reason))).toEqual(vectors.map(({ reason }) => reason));
  });

  it('cuts a number that no Close frame could carry to 1 h', () => {
    expect(parseRetryHint(`retry-after-ms=${'9'.repeat(400)}`)).toBe(MAX_HINT_MS);
  });
});

describe('formatRetryHint', () => {
  it('puts the token first, then the text', () => {
    expect(formatRetryHint(5000)).toBe('retry-after-ms=5000');
    expect(formatRetryHint(0, 'go on')).toBe('retry-after-ms=0 go on');
    expect(formatRetryHint(MAX_HINT_MS, '')).toBe('retry-after-ms=3600000');
  });

  it.each([-1, 0.5, 3_600_001, Number.NaN, Number.POSITIVE_INFINITY, '5000', null])('refuses %o', (delayMs) => {
    expect(() => formatRetryHint(delayMs as number)).toThrow(RangeError);
    expect(() => formatRetryHint(delayMs as number)).toThrow(new RegExp(`delayMs.*0.*3600000.*${delayMs}`));
  });

  it('cuts the text, not the token, to 123 bytes', () => {
    const token = 'retry-after-ms=3600000 ';
    expect(formatRetryHint(MAX_HINT_MS, 'a'.repeat(200))).toBe(token + 'a'.repeat(100));
    expect(formatRetryHint(MAX_HINT_MS, '€'.repeat(200))).toBe(token + '€'.repeat(33));
    expect(formatRetryHint(MAX_HINT_MS, '😀'.repeat(200))).toBe(token + '😀'.repeat(25));
  });
});
