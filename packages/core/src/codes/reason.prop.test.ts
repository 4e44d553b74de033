import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { truncateReason } from './reason.ts';
import { utf8Length } from './utf8.ts';

/** UTF-16 of every kind: one to four bytes in UTF-8, and halves of surrogate pairs. */
const unit = fc.oneof(
  fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }),
  fc.constantFrom('\u0080', 'é', '\u07ff', '\u0800', '€', '\uffff', '\u{10000}', '😀', '\u{10ffff}'),
  fc.constantFrom('\ud800', '\udbff', '\udc00', '\udfff'),
);
const text = fc.oneof(fc.string({ unit, maxLength: 40 }), fc.string({ unit, minLength: 30, maxLength: 160 }));

const bytesOf = (value: string) => new TextEncoder().encode(value).length;

describe('utf8Length', () => {
  it('is what TextEncoder says', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(utf8Length(value)).toBe(bytesOf(value));
      }),
    );
  });
});

describe('truncateReason', () => {
  it('gives the longest beginning of at most 123 bytes that cuts no character in two', () => {
    fc.assert(
      fc.property(text, (reason) => {
        const kept = truncateReason(reason);
        expect(reason.startsWith(kept)).toBe(true);
        expect(bytesOf(kept)).toBeLessThanOrEqual(123);
        // Iterating a string never stops inside a surrogate pair, so every honest cut is one of these.
        const cuts = [''];
        for (const character of reason) cuts.push((cuts.at(-1) ?? '') + character);
        expect(kept).toBe(cuts.reverse().find((cut) => bytesOf(cut) <= 123));
      }),
      { numRuns: 500 },
    );
  });
});
