import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from './classify.ts';

const anyCode = fc.oneof(fc.integer({ min: 0, max: 65_535 }), fc.double(), fc.integer());
const dialects = fc.array(
  fc.record({
    name: fc.string(),
    codes: fc.dictionary(
      fc.oneof(
        fc.integer({ min: 0, max: 65_535 }).map(String),
        fc.tuple(fc.nat(30_000), fc.nat(30_000)).map(([from, more]) => `${from}-${from + more}`),
      ),
      fc.record({ phrase: fc.string(), recovery: fc.constantFrom('none', 'backoff', 'immediate') }),
    ),
  }),
);

describe('classify', () => {
  it('answers everything with a frozen classification that names the code (R1)', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyCode, fc.anything(), fc.record({ code: fc.anything() })),
        fc.boolean(),
        (given, opened) => {
          const classification = classify(given as number, { opened });
          expect(Object.isFrozen(classification)).toBe(true);
          expect(classification.because.startsWith(`${classification.code} ${classification.name}`)).toBe(true);
        },
      ),
    );
  });

  it('takes a code either from a dialect that holds it or from the standard table (R7)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65_535 }), dialects, (code, given) => {
        const holds = (key: string) => {
          const [from, to = from] = key.split('-').map(Number);
          return from !== undefined && to !== undefined && code >= from && code <= to;
        };
        const first = given.find(({ codes }) => Object.keys(codes).some(holds));
        const classification = classify(code, { dialects: given });
        expect(classification.dialect).toBe(first?.name);
        if (!first) expect(classification).toEqual(classify(code));
      }),
    );
  });
});
