import type { Source, Verified } from '../codes/sources.ts';
import { classify } from '../decide/classify.ts';
import type { Decision } from '../decide/decision.ts';
import type { Basis, Dialect } from '../decide/dialect.ts';
import { dialectEntry } from '../decide/dialect-entry.ts';
import type { Outage } from '../decide/outage.ts';
import { createPolicy } from '../decide/policy.ts';
import type { CodeText, DialectWords, Locale } from './locale.ts';
import { lowerFirst } from './lower-first.ts';

/** What a dialect puts in the place of the standard words; with sources of its own where it gives the code a new meaning. */
interface DialectText {
  readonly text: Partial<CodeText>;
  readonly sources?: readonly Source[];
}

/** More closes than any standard limit allows. */
const COURSE = 12;

/** The words about a close in the first dialect that knows it; `undefined` where none does. */
export function dialectText(
  close: Parameters<typeof classify>[0],
  dialects: readonly Dialect[],
  locale: Locale,
): DialectText | undefined {
  const { code, category, session, attempts, dialect: known } = classify(close, { dialects });
  const dialect = dialects.find((candidate) => candidate.name === known);
  if (!dialect) return undefined;
  const { reason = '' } = typeof close === 'object' ? close : {};
  const entry = dialectEntry(dialect, code, reason);
  const course = courseOf(code, reason, [dialect]);
  const alike = String(course.map(inShort)) === String(courseOf(code, reason, []).map(inShort));
  if (!entry?.phrase && alike && !session) return { text: {} };
  const { basis = dialect.basis ?? 'documented', verified = dialect.verified ?? 'primary' } = entry ?? {};
  const { dialectWords: words } = locale;
  const asked = [whatWeDo(course, attempts, words), ...(session ? [words.session[session]] : [])].join(' ');
  const why = whyIn(words, basis, verified, course[0]?.action !== 'stop');
  if (!entry?.phrase) return { text: { whatWeDo: `${words.rule(dialect.name)} ${lowerFirst(asked)}`, why } };
  const facts = { dialect: dialect.name, code, phrase: entry.phrase };
  return {
    text: {
      inShort: entry.phrase.replace(/^.*?: /, ''),
      description: [words.description(facts), ...(verified === 'secondary' ? [words.secondhand] : [])].join(' '),
      whenYouSeeIt: [words.whenYouSeeIt(facts)],
      howToFixIt: { client: [words.advice[category]], server: [] },
      whatWeDo: asked,
      why,
      useWhen: words.useWhen(facts),
    },
    sources: (dialect.sources ?? []).map((url) => ({ title: url.replace('https://', ''), url, verified })),
  };
}

function whatWeDo([first, second]: readonly Decision[], attempts: number | undefined, words: DialectWords): string {
  if (first?.action === 'retry') {
    const grows = String(first.windowMs) !== String(second?.windowMs);
    return words.retry(first.windowMs, attempts === Infinity ? undefined : attempts, grows);
  }
  return first?.action === 'stop' ? words.stop : words.reauthenticate;
}

function whyIn(words: DialectWords, basis: Basis, verified: Verified, waits: boolean): string {
  const why = basis === 'documented' && verified === 'secondary' ? words.reported : words.basis[basis];
  return waits && basis !== 'inferred' ? `${why} ${words.ourWaits}` : why;
}

/** What the standard policy makes of this close, again and again in one outage. */
function courseOf(code: number, reason: string, dialects: readonly Dialect[]): Decision[] {
  const policy = createPolicy({ dialects });
  const close = { code, reason, wasClean: true, opened: true };
  let outage: Outage | null = null;
  return Array.from({ length: COURSE }, () => {
    const next = policy.decide(outage, close, { at: 0, random: 0, stable: false, canReauthenticate: true });
    outage = next.outage;
    return next.decision;
  });
}

function inShort({ action, windowMs }: Decision): string {
  return `${action} ${windowMs}`;
}
