import { describe, expect, it } from 'vitest';
import { defineDialect } from '../decide/dialect.ts';
import { discordGateway } from '../dialects/discord-gateway.ts';
import { compare } from './compare.ts';
import { explain } from './explain.ts';
import type { Locale } from './locale.ts';
import { en } from './locales/en.ts';
import { ptBR } from './locales/pt-br.ts';
import { toMarkdown } from './markdown.ts';

const speech = defineDialect({
  name: 'speech',
  basis: 'inferred',
  verified: 'secondary',
  sources: ['https://speech.example/codes'],
  codes: {
    1000: { recovery: 'backoff', session: 'new' },
    1008: [
      { reason: 'DATA-0', phrase: 'DATA-0: the audio cannot be decoded', category: 'client-fault', recovery: 'none' },
      { reason: 'DATA-1', phrase: 'DATA-1: too much at once', category: 'overload', recovery: 'backoff', attempts: 3 },
    ],
    4001: { phrase: 'Expired: the key is old', category: 'auth', recovery: 'reauthenticate', basis: 'client-code' },
  },
});

describe('explain', () => {
  it('tells what a dialect means by 4004, and where it says so', () => {
    const { name, dialect, description, whatWeDo, why, related, sources } = explain(4004, {
      locale: en,
      dialects: [discordGateway],
    });
    expect({ name, dialect }).toEqual({ name: 'Authentication failed', dialect: 'discord-gateway' });
    expect(description).toContain('the token is wrong');
    expect(whatWeDo).toBe('We stop.');
    expect(why).toContain('documents');
    expect(related).toEqual([]);
    expect(sources.map(({ url }) => url)).toEqual(discordGateway.sources);
  });

  it('tells two closes with 1008 apart by their reason', () => {
    const says = (reason: string) => explain({ code: 1008, reason }, { locale: en, dialects: [speech] });
    expect(says('DATA-0 broken').whatWeDo).toBe('We stop.');
    expect(says('DATA-1').whatWeDo).toBe('We retry after 0.5 to 1 s, then with longer waits, 3 attempts at most.');
    expect(says('else')).toEqual(explain(1008, { locale: en }));
  });

  it('says in Portuguese what a dialect asks for', () => {
    const { whatWeDo, description, sources } = explain(4001, { locale: ptBR, dialects: [speech] });
    expect(whatWeDo).toMatch(/^Obtemos novas credenciais com `reauthenticate` e tentamos de novo na hora\./);
    expect(description).toMatch(
      /^No dialeto `speech`, 4001 significa “Expired: the key is old”\. Sabemos disso por relatos/,
    );
    expect(sources).toEqual([
      { title: 'speech.example/codes', url: 'https://speech.example/codes', verified: 'secondary' },
    ]);
  });

  it('does not say of waits that stay the same that they grow, as after 1012', () => {
    const dialects = [defineDialect({ name: 'chat', codes: { 1012: { session: 'new' } } })];
    expect(explain(1012, { locale: en, dialects }).whatWeDo).toBe(
      'With the dialect `chat`, we retry after 5 to 30 s. A new session is needed.',
    );
  });

  it('does not call documented what it knows only from others', () => {
    const dialects = [
      defineDialect({ name: 'chat', verified: 'secondary', codes: { 4001: { phrase: 'Over', recovery: 'none' } } }),
    ];
    expect(explain(4001, { locale: en, dialects }).why).toBe(en.dialectWords.reported);
  });

  it('takes a dialect of your own at its word, and a phrase without a colon', () => {
    const dialects = [defineDialect({ name: 'game', codes: { 4001: { phrase: 'Lobby Full' } } })];
    expect(explain(4001, { locale: en, dialects })).toMatchObject({
      inShort: 'Lobby Full',
      description: 'In the dialect `game`, 4001 means “Lobby Full”.',
      why: `${en.dialectWords.basis.documented} ${en.dialectWords.ourWaits}`,
      sources: [],
    });
  });

  it('keeps the words of 1000 where a dialect changes only what is done', () => {
    const plain = explain(1000, { locale: en });
    const { whatWeDo, why, description, sources } = explain(1000, { locale: en, dialects: [speech] });
    expect({ description, sources }).toEqual({ description: plain.description, sources: plain.sources });
    expect(whatWeDo).toMatch(/^With the dialect `speech`, we retry after .* A new session is needed\.$/);
    expect(why).not.toBe(plain.why);
  });

  it('keeps every word about 1013 where a dialect confirms what is standard', () => {
    const confirming = defineDialect({
      name: 'plain',
      codes: { '1001-4999': { recovery: 'backoff', attempts: Infinity } },
    });
    const options = { locale: en, dialects: [confirming] };
    expect(explain(1013, options)).toEqual({ ...explain(1013, { locale: en }), dialect: 'plain' });
    expect(explain(1002, options).whatWeDo).toMatch(
      /^With the dialect `plain`, we retry after 1 to 2 s, then with longer waits\.$/,
    );
    expect(compare(1011, 1013, options).keyDifferences).toBe(en.pairs['1011/1013'].keyDifferences);
    expect(compare(1002, 1007, options).keyDifferences).not.toBe(en.pairs['1002/1007'].keyDifferences);
  });

  it.each([
    ['a tag', 'pt-BR', "'pt-BR'"],
    ['nothing', undefined, 'undefined'],
    ['an object', {}, '[object Object]'],
  ])('refuses %s for a language, and names one', (_, locale, shown) => {
    const message = `locale must be a language, such as en from @resilient-socket/core/reference/en, got ${shown}`;
    expect(() => explain(1013, { locale: locale as Locale })).toThrow(new TypeError(message));
    expect(() => compare(1011, 1013, { locale: locale as Locale })).toThrow(new TypeError(message));
  });

  it('is frozen', () => {
    expect(explain(1013, { locale: en })).toSatisfy(Object.isFrozen);
    expect(compare(1011, 1013, { locale: en })).toSatisfy(Object.isFrozen);
  });
});

describe('compare', () => {
  it('refuses to compare 1013 with itself', () => {
    expect(() => compare(1013, 1013, { locale: en })).toThrow(
      new RangeError('a and b must be two different codes, got 1013 twice'),
    );
  });

  it('says once what 1003 and 1009 have in common', () => {
    const { keyDifferences, whenToUseWhich } = compare(1003, 1009, { locale: en });
    expect(keyDifferences.filter((text) => text.startsWith('After'))).toEqual([
      'After either, we stop, and the decision names the fix.',
    ]);
    expect(whenToUseWhich).toHaveLength(2);
  });

  it('says who may send 999, 1004 and 4123', () => {
    const sender = (a: number, b: number) => compare(a, b, { locale: en }).keyDifferences[0];
    expect(sender(999, 1004)).toBe('Who sends them: nobody, as no endpoint may.');
    expect(sender(1013, 4123)).toBe('Who sends 1013: the server. Who sends 4123: either side, as the two have agreed.');
  });

  it('uses no words about 1008 and 3000 that a dialect contradicts', () => {
    const dialects = [defineDialect({ name: 'chat', codes: { 3000: { phrase: 'Closed: for no reason' } } })];
    const { introduction, learnMore } = compare(1008, 3000, { locale: en, dialects });
    expect(introduction).toContain('3000 Closed: for no reason.');
    expect(new Set(learnMore.map(({ url }) => url)).size).toBe(learnMore.length);
  });
});

describe('toMarkdown', () => {
  it('marks sources that we know from others', () => {
    const markdown = toMarkdown(explain(1013, { locale: ptBR }));
    expect(markdown).toMatch(/\[IANA [^\]]+\]\(https:\/\/www\.iana\.org\/[^)]+\) \(citado por terceiros\)/);
    expect(markdown).toMatch(/\[MDN: CloseEvent\.code\]\(https:[^)]+\)\n/);
  });

  it('has the sections of a comparison in their order', () => {
    const headings = toMarkdown(compare(1011, 1013, { locale: ptBR })).match(/^## .*$/gm);
    expect(headings).toEqual([
      '## 1011 Internal Error',
      '## 1013 Try Again Later',
      '## Diferenças principais',
      '## Quando usar qual',
      '## Saiba mais',
    ]);
  });

  it('leaves out what is empty', () => {
    const markdown = toMarkdown(explain(4001, { locale: en, dialects: [speech] }));
    expect(markdown).not.toContain(en.headings.server);
    expect(markdown).not.toContain(en.headings.related);
  });
});
