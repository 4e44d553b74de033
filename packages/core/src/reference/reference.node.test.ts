import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '@resilient-socket/tooling/bundle';
import { describe, expect, it } from 'vitest';
import { closeCodes } from '../codes/close-codes.ts';
import { createPolicy } from '../decide/policy.ts';
import { compare } from './compare.ts';
import { explain } from './explain.ts';
import type { CodeText, Locale } from './locale.ts';
import { en } from './locales/en.ts';
import { toMarkdown } from './markdown.ts';

const tags = readdirSync(`${import.meta.dirname}/locales`).map((file) => file.replace('.ts', ''));
const locales = await Promise.all(
  tags.map(async (file) => ({ file, exported: Object.values(await import(`./locales/${file}.ts`)) as Locale[] })),
);
const codes = closeCodes.map(({ code }) => code);
const unregistered = [999, 1016, 2999, 3456, 4004, 5000, 65_535, -1, Number.NaN];

/** Every text in a value, with the way to it. */
function textsIn(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}

describe.each(locales)('the language $file', ({ file, exported }) => {
  const [locale] = exported as [Locale];

  it('is one export, and the file is named like its tag', () => {
    expect(exported).toHaveLength(1);
    expect(locale.tag.toLowerCase()).toBe(file);
    expect(new Intl.Locale(locale.tag).toString()).toBe(locale.tag);
  });

  it('has every entry that English has, and no others', () => {
    const shape = ({ headings, codes, unregistered, pairs }: Locale) => ({
      headings: Object.keys(headings).sort(),
      codes: Object.keys(codes),
      unregistered: Object.keys(unregistered).sort(),
      pairs: Object.keys(pairs).sort(),
    });
    expect(shape(locale)).toEqual(shape(en));
    expect(Object.keys(locale.codes).map(Number)).toEqual(codes);
  });

  it('leaves nothing empty, and every backtick closed', () => {
    const lists = [...Object.values(locale.codes), ...Object.values(locale.unregistered)];
    for (const { whenYouSeeIt, howToFixIt } of lists) {
      for (const list of [whenYouSeeIt, howToFixIt.client, howToFixIt.server]) expect(list).not.toHaveLength(0);
    }
    for (const [path, text] of textsIn(locale)) {
      expect(text.trim(), path).toBe(text);
      expect(text.length, path).toBeGreaterThan(1);
      expect(text.split('`').length % 2, path).toBe(1);
    }
  });

  it('writes sentences, but for what stands behind a colon', () => {
    for (const [path, text] of textsIn({
      codes: locale.codes,
      unregistered: locale.unregistered,
      pairs: locale.pairs,
    })) {
      if (path.endsWith('.inShort')) expect(text, path).toMatch(/^(\p{Ll}|TLS ).*[^.]$/u);
      else expect(text, path).toMatch(/[.?!)]$/);
    }
  });

  it('says nothing in the words of another language', () => {
    if (locale === en) return;
    const english = new Map(textsIn(en).map(([path, text]) => [path, text]));
    for (const [path, text] of textsIn(locale)) {
      if (path !== '.tag') expect(text, path).not.toBe(english.get(path));
    }
  });

  it.each(codes)('tells of %i what the standard policy does', (code) => {
    const { whatWeDo } = locale.codes[code as keyof Locale['codes']];
    for (const seconds of windowsOf(code, code !== 1015)) expect(whatWeDo).toMatch(spanIn(locale, seconds));
  });

  it('tells of 1006 that never opened, of unknown codes and of private ones what the standard policy does', () => {
    for (const seconds of windowsOf(1006, false)) expect(locale.codes[1006].whatWeDo).toMatch(spanIn(locale, seconds));
    for (const [code, text] of [
      [3456, locale.unregistered.library],
      [4123, locale.unregistered.private],
      [999, locale.unregistered.unused],
    ] as [number, CodeText][]) {
      for (const seconds of windowsOf(code, true)) expect(text.whatWeDo).toMatch(spanIn(locale, seconds));
      expect(text.whatWeDo).toContain('10');
    }
  });

  it.each(codes)('explains %i under its own headings, with sources', (code) => {
    const explanation = explain(code, { locale });
    const markdown = toMarkdown(explanation);
    expect(markdown).toMatch(new RegExp(`^# ${code} ${explanation.name}\n`));
    for (const heading of [
      'description',
      'whenYouSeeIt',
      'howToFixIt',
      'whatWeDo',
      'why',
      'related',
      'sources',
    ] as const)
      expect(markdown).toContain(`\n## ${locale.headings[heading]}\n`);
    expect(explanation.sources).not.toHaveLength(0);
    expect(explanation.language).toBe(locale.tag);
  });

  it('explains any other number', () => {
    for (const code of unregistered) expect(explain(code, { locale }).description.length).toBeGreaterThan(20);
  });

  it('compares any two codes, in either order', () => {
    for (const a of [...codes, 4004]) {
      for (const b of [...codes, 4004].filter((code) => code !== a)) {
        const comparison = compare(a, b, { locale });
        expect([comparison.a.code, comparison.b.code]).toEqual([a, b]);
        expect(comparison.keyDifferences.length).toBeGreaterThan(1);
        expect(comparison.whenToUseWhich).not.toHaveLength(0);
        expect(comparison.introduction).toContain(String(a));
        expect(comparison.introduction).toContain(String(b));
      }
    }
  });

  it('has words of its own for 1011 and 1013, whichever comes first', () => {
    const { keyDifferences } = compare(1013, 1011, { locale });
    expect(keyDifferences).toBe(locale.pairs['1011/1013'].keyDifferences);
    expect(compare(1011, 1013, { locale }).keyDifferences).toBe(keyDifferences);
  });
});

/** The windows that `whatWeDo` speaks of, in s: of the first attempts after a stable session, one close at a time. */
function windowsOf(code: number, opened: boolean): (readonly [number, number])[] {
  const policy = createPolicy();
  const close = { code, reason: '', wasClean: true, opened };
  const at = { at: 0, random: 0, canReauthenticate: false };
  const first = policy.decide(null, close, { ...at, stable: true });
  const second = policy.decide(first.outage, close, { ...at, stable: false });
  return [first, second].flatMap(({ decision: { windowMs } }) =>
    windowMs ? [[windowMs[0] / 1000, windowMs[1] / 1000] as const] : [],
  );
}

/** "0.5 to 1 s" in English, "0,5 a 1 s" in Portuguese. */
function spanIn({ tag }: Locale, [min, max]: readonly [number, number]): RegExp {
  const number = (seconds: number) => new Intl.NumberFormat(tag).format(seconds).replace('.', '\\.');
  return new RegExp(`(?<![\\d.,])${number(min)} \\p{L}+ ${number(max)} s`, 'u');
}

describe('what is bundled', () => {
  /** A script that uses this package's sources: `~` stands for them. */
  async function bundled(script: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'resilient-socket-'));
    const entry = join(folder, 'entry.ts');
    await writeFile(entry, script.replaceAll('~', join(import.meta.dirname, '..').replaceAll('\\', '/')));
    const code = await bundle(pathToFileURL(entry));
    await rm(folder, { recursive: true });
    return code;
  }

  it('has one language when one is imported', async () => {
    const code = await bundled(`
      import { explain } from '~/reference/index.ts';
      import { ptBR } from '~/reference/locales/pt-br.ts';
      console.log(explain(1013, { locale: ptBR }));
    `);
    expect(code).toContain('Quando você o vê');
    expect(code).not.toContain(en.headings.whenYouSeeIt);
  });

  it('has no prose where only classify and a dialect are imported', async () => {
    const code = await bundled(`
      import { classify } from '~/index.ts';
      import { discordGateway } from '~/dialects/discord-gateway.ts';
      console.log(classify(4004, { dialects: [discordGateway] }));
    `);
    expect(code).toContain('Authentication failed');
    expect(code).not.toContain(en.codes[1013].description);
    expect(code).not.toContain('Pusher');
  });
});
