import type { Source } from '../codes/sources.ts';
import { classify } from '../decide/classify.ts';
import type { Decision } from '../decide/decision.ts';
import type { Dialect } from '../decide/dialect.ts';
import { dialectEntry } from '../decide/dialect-entry.ts';
import { createPolicy } from '../decide/policy.ts';
import type { CodeText, Locale } from './locale.ts';

/** What a dialect adds to the standard words, or puts in their place; with sources of its own in the second case. */
interface DialectText {
  readonly text: Partial<CodeText>;
  readonly sources?: readonly Source[];
}

/** The words about a close in the first dialect that knows it; `undefined` where none does. */
export function dialectText(
  close: Parameters<typeof classify>[0],
  dialects: readonly Dialect[],
  locale: Locale,
): DialectText | undefined {
  const classification = classify(close, { dialects });
  const dialect = dialects.find(({ name }) => name === classification.dialect);
  if (!dialect) return undefined;
  const { code, name, category, session, attempts, because } = classification;
  const { reason = '' } = typeof close === 'object' ? close : {};
  const entry = dialectEntry(dialect, code, reason);
  const facts = {
    code,
    name,
    category,
    session,
    attempts: attempts === Infinity ? undefined : attempts,
    meaning: because.slice(`${code} ${name}: `.length),
    dialect: dialect.name,
    decision: decide(code, reason, dialect),
    basis: entry?.basis ?? dialect.basis,
    verified: entry?.verified ?? dialect.verified,
  };
  if (!entry?.phrase) return { text: locale.dialectRule(facts) };
  const { verified = 'secondary' } = facts;
  const sources = (dialect.sources ?? []).map((url) => ({ title: dialect.name, url, verified }));
  return { text: locale.dialectCode(facts), sources };
}

/** What the standard policy makes of the first close of this kind. */
function decide(code: number, reason: string, dialect: Dialect): Decision {
  const close = { code, reason, wasClean: true, opened: true };
  const circumstances = { at: 0, random: 0, stable: true, canReauthenticate: true };
  return createPolicy({ dialects: [dialect] }).decide(null, close, circumstances).decision;
}
