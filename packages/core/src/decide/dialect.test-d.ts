import { describe, expectTypeOf, it } from 'vitest';
import { type Dialect, defineDialect } from './dialect.ts';

describe('defineDialect', () => {
  it('compiles what is a dialect', () => {
    expectTypeOf(
      defineDialect({
        name: 'shop',
        codes: { 4001: { phrase: 'Cart Expired: begin a new one', session: 'new' }, '4100-4199': { recovery: 'none' } },
      }),
    ).toEqualTypeOf<Dialect>();
  });

  it('does not compile a key that is no code, a word that is no recovery, or a field that is none', () => {
    // @ts-expect-error a key is a code or a range
    defineDialect({ name: 'shop', codes: { expired: { phrase: 'Expired' } } });
    // @ts-expect-error a dash makes a range
    defineDialect({ name: 'shop', codes: { '4000–4099': { phrase: 'Expired' } } });
    // @ts-expect-error what a code asks for is one of four
    defineDialect({ name: 'shop', codes: { 4001: { phrase: 'Expired', recovery: 'retry' } } });
    // @ts-expect-error a category is one of eight
    defineDialect({ name: 'shop', codes: { 4001: { phrase: 'Expired', category: 'session' } } });
    // @ts-expect-error the unit is part of the name
    defineDialect({ name: 'shop', codes: { 4001: { phrase: 'Expired', min: 1000 } } });
    // @ts-expect-error it has a name
    defineDialect({ codes: {} });
  });
});
