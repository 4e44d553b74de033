import { describe, expect, it } from 'vitest';
import { formatRetryHint, MAX_HINT_MS, parseRetryHint } from './retry-hint.ts';

describe('parseRetryHint', () => {
  it.each([
    ['alone', 'retry-after-ms=5000', 5000],
    ['first, then text', 'retry-after-ms=5000 busy', 5000],
    ['after a space', 'busy retry-after-ms=5000', 5000],
    ['after a comma', 'busy,retry-after-ms=5000', 5000],
    ['after a semicolon', 'busy;retry-after-ms=5000', 5000],
    ['before a comma', 'retry-after-ms=5000,busy', 5000],
    ['before a semicolon', 'retry-after-ms=5000;busy', 5000],
    ['in the middle', 'try later; retry-after-ms=5000, please', 5000],
    ['with 0', 'retry-after-ms=0', 0],
    ['with leading zeros', 'retry-after-ms=007', 7],
    ['twice: the first', 'retry-after-ms=1 retry-after-ms=2', 1],
    ['twice with one separator: the first', 'retry-after-ms=1,retry-after-ms=2', 1],
    ['at 1 h', 'retry-after-ms=3600000', 3_600_000],
    ['over 1 h: cut to it', 'retry-after-ms=3600001', 3_600_000],
    ['with 400 digits: cut to 1 h', `retry-after-ms=${'9'.repeat(400)}`, 3_600_000],
  ])('reads a hint %s (R3)', (_, reason, expected) => {
    expect(parseRetryHint(reason)).toBe(expected);
  });

  it.each([
    ['nothing', ''],
    ['other words', 'service restart'],
    ['no digits', 'retry-after-ms='],
    ['no digits before text', 'retry-after-ms= 5000'],
    ['a minus', 'retry-after-ms=-1'],
    ['a plus', 'retry-after-ms=+1'],
    ['a fraction', 'retry-after-ms=1.5'],
    ['an exponent', 'retry-after-ms=1e3'],
    ['a hexadecimal number', 'retry-after-ms=0x10'],
    ['a unit', 'retry-after-ms=5s'],
    ['an underscore', 'retry-after-ms=5_000'],
    ['full-width digits', 'retry-after-ms=１２３'],
    ['Arabic-Indic digits', 'retry-after-ms=١٢٣'],
    ['infinity', 'retry-after-ms=Infinity'],
    ['capitals', 'Retry-After-Ms=5000'],
    ['another name', 'retry-after=5000'],
    ['a longer name before it', 'no-retry-after-ms=5000'],
    ['a letter before it', 'xretry-after-ms=5000'],
    ['a letter after it', 'retry-after-ms=5000x'],
    ['a period after it', 'busy, retry-after-ms=5000.'],
    ['a tab before it', 'busy\tretry-after-ms=5000'],
    ['a newline before it', 'busy\nretry-after-ms=5000'],
    ['a newline after it', 'retry-after-ms=5000\n'],
    ['a NUL before it', '\0retry-after-ms=5000'],
    ['a NUL after it', 'retry-after-ms=5000\0'],
    ['a no-break space before it', 'busy\u00a0retry-after-ms=5000'],
    ['a colon for the equals sign', 'retry-after-ms:5000'],
    ['spaces around the equals sign', 'retry-after-ms = 5000'],
  ])('takes %s for no hint', (_, reason) => {
    expect(parseRetryHint(reason)).toBeNull();
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
