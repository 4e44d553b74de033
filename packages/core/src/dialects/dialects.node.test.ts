import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { closeCodes } from '../codes/close-codes.ts';
import { classify } from '../decide/classify.ts';
import type { Dialect, DialectCode } from '../decide/dialect.ts';
import { createPolicy } from '../decide/policy.ts';

const names = readdirSync(import.meta.dirname)
  .filter((file) => !file.includes('.test.'))
  .map((file) => file.replace('.ts', ''));
const dialects = await Promise.all(
  names.map(async (name) => ({ name, exported: Object.values(await import(`./${name}.ts`)) as Dialect[] })),
);

const entriesOf = ({ codes }: Dialect) =>
  Object.entries(codes).flatMap(([key, entries]) =>
    [entries].flat().map((entry: DialectCode) => ({ key, entry, code: Number(key.split('-').at(-1)) })),
  );

describe.each(dialects)('$name', ({ name, exported }) => {
  const [dialect] = exported as [Dialect];

  it('exports one dialect, named like the file', () => {
    expect(exported).toHaveLength(1);
    expect(dialect.name).toBe(name);
  });

  it('is plain data that a policy accepts', () => {
    expect(JSON.parse(JSON.stringify(dialect, unlimited), limited)).toEqual(dialect);
    expect(() => createPolicy({ dialects: [dialect] })).not.toThrow();
  });

  it('says where its facts come from, and how far they can be trusted', () => {
    expect(dialect.basis).toBeDefined();
    expect(dialect.verified).toBeDefined();
    expect(dialect.sources).not.toHaveLength(0);
    for (const source of dialect.sources ?? []) expect(new URL(source).protocol).toBe('https:');
  });

  it.each(entriesOf(dialect))('knows $key', ({ entry, code }) => {
    const classification = classify({ code, reason: entry.reason ?? '' }, { dialects: [dialect] });
    expect(classification).toMatchObject({ code, dialect: dialect.name });
    if (entry.phrase === undefined) return;
    expect(entry.phrase).toMatch(/^[^:]+: [^:]+$/);
    expect(classification.because).toBe(`${code} ${entry.phrase}`);
    // A name that fits an IANA code must not bring its recovery along unasked.
    if (closeCodes.some((standard) => standard.code === code)) expect(entry).toHaveProperty('recovery');
    expect(entry).toHaveProperty('category');
  });
});

/** JSON knows no Infinity, which stands for "no limit". */
function unlimited(_: string, value: unknown): unknown {
  return value === Infinity ? 'Infinity' : value;
}
function limited(_: string, value: unknown): unknown {
  return value === 'Infinity' ? Infinity : value;
}
