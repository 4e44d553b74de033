import { type CodeFacts, closeCodes, codeFacts, type Dialect, type DialectCode } from '@resilient-socket/core';
import { printJson } from './json.ts';
import { dialectsNamed } from './shipped.ts';
import type { Output } from './terminal.ts';

const BASES = { documented: 'documented', 'client-code': 'what its own client does', inferred: 'our reading' };

/** `codes` */
export async function codes(
  { dialect, json }: { readonly dialect: readonly string[]; readonly json?: true },
  output: Output,
): Promise<void> {
  const dialects = await dialectsNamed(dialect);
  const standard = closeCodes.flatMap(({ code }) => codeFacts(code) ?? []);
  if (json) printJson(dialects.length > 0 ? dialects : standard, output);
  else if (dialects.length === 0) output.write(standardTable(standard, output));
  else output.write(dialects.map((one) => dialectTable(one, output)).join('\n'));
}

function standardTable(facts: readonly CodeFacts[], output: Output): string {
  const yesNo = (yes: boolean) => (yes ? 'yes' : 'no');
  const heading = ['code', 'name', 'category', 'asks for', 'sent by', 'by page'];
  const rows = facts.map(({ code, name, category, recovery, sender, browserMaySend }) => [
    ...[String(code), name, category, recovery],
    ...[sender, yesNo(browserMaySend)],
  ]);
  const [first = '', ...lines] = aligned([heading, ...rows]);
  return `${[output.style('bold', first), ...lines].join('\n')}\n`;
}

function dialectTable(dialect: Dialect, output: Output): string {
  const entries = Object.entries(dialect.codes).flatMap(([key, given]) =>
    [given].flat().map((entry: DialectCode) => ({ key, entry })),
  );
  const lines = aligned(entries.map(({ key, entry }) => [key, nameOf(entry), asksFor(entry, dialect)]));
  const width = Math.max(...entries.map(({ key }) => key.length)) + 2;
  const meanings = entries.map(({ entry: { phrase = '' } }) => phrase.slice(phrase.indexOf(':') + 2));
  return [
    output.style('bold', dialect.name),
    output.style('dim', marksOf(dialect).join(', ')),
    ...(dialect.sources ?? []).map((source) => output.style('dim', source)),
    '',
    ...lines.map((line, index) => {
      const meaning = meanings[index];
      return meaning ? `${line}\n${' '.repeat(width)}${output.style('dim', meaning)}` : line;
    }),
    '',
  ].join('\n');
}

function nameOf({ phrase = 'as in the standard', reason }: DialectCode): string {
  const [name = phrase] = phrase.split(':');
  return reason === undefined || reason === name ? name : `${name} (reason ${reason}…)`;
}

function asksFor(entry: DialectCode, dialect: Dialect): string {
  const { recovery = entry.phrase ? 'backoff' : 'as in the standard', session, minMs, attempts } = entry;
  return [
    recovery,
    ...(session ? [session === 'new' ? 'a new session' : 'resume'] : []),
    ...(minMs === undefined ? [] : [`from ${minMs / 1000} s`]),
    ...(attempts === undefined ? [] : [attempts === Infinity ? 'no limit' : `${attempts} attempts`]),
    ...(entry.basis && entry.basis !== dialect.basis ? [BASES[entry.basis]] : []),
    ...(entry.verified && entry.verified !== dialect.verified ? marksOf({ verified: entry.verified }) : []),
  ].join(', ');
}

function marksOf({ basis, verified }: Pick<Dialect, 'basis' | 'verified'>): string[] {
  return [
    ...(basis ? [`verdicts: ${BASES[basis]}`] : []),
    ...(verified ? [verified === 'primary' ? 'read by us' : 'known from others’ accounts'] : []),
  ];
}

/** Rows as lines, their cells in columns. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
