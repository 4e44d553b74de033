import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRetryHint, MAX_HINT_MS, parseRetryHint } from './retry-hint.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom('retry-after-ms=', '7', '0', ' ', ',', ';', '-', '.', '\n', '\ud83d', '€'),
    maxLength: 40,
  }),
);

describe('formatRetryHint and parseRetryHint', () => {
  it('agree on every delay with any text, in at most 123 bytes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_HINT_MS }), text, (delayMs, words) => {
        const reason = formatRetryHint(delayMs, words);
        expect(parseRetryHint(reason)).toBe(delayMs);
        expect(new TextEncoder().encode(reason).length).toBeLessThanOrEqual(123);
      }),
    );
  });

  it('find the first part between spaces, commas and semicolons that is a token, whatever surrounds it (R1, R3)', () => {
    fc.assert(
      fc.property(text, (reason) => {
        const token = reason.split(/[ ,;]/).find((part) => /^retry-after-ms=[0-9]+$/.test(part));
        const expected = token === undefined ? null : Math.min(Number(token.slice(15)), MAX_HINT_MS);
        expect(parseRetryHint(reason)).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });
});
