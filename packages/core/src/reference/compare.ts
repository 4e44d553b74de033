import { codeFacts } from '../codes/code-facts.ts';
import { isSendable } from '../codes/sendable.ts';
import type { Source } from '../codes/sources.ts';
import { anyPair } from './any-pair.ts';
import { checkLocale } from './check-locale.ts';
import { type ExplainOptions, type Explanation, explain } from './explain.ts';
import type { Headings, Locale, NotedPair, PairText, Side } from './locale.ts';
import { standardText } from './standard-text.ts';

/** Two close codes side by side, for people. Frozen. */
export interface Comparison extends PairText {
  readonly a: Explanation;
  readonly b: Explanation;
  readonly learnMore: readonly Source[];
  /** BCP 47: 'pt-BR'. */
  readonly language: string;
  /** In the language of the texts. */
  readonly headings: Headings;
}

/**
 * What two close codes have in common and where they differ. Pairs that are often taken for each other, such as 1011 and
 * 1013, have words of their own.
 *
 * @throws TypeError when `locale` is not a language, RangeError when `a` and `b` are the same.
 */
export function compare(a: number, b: number, options: ExplainOptions): Comparison {
  const { locale } = options;
  checkLocale(locale);
  if (Object.is(a, b)) throw new RangeError(`a and b must be two different codes, got ${a} twice`);
  const [left, right] = [explain(a, options), explain(b, options)];
  const sources = new Map([...left.sources, ...right.sources].map((source) => [source.url, source]));
  return Object.freeze({
    ...(notedText(left, right, locale) ?? anyPair(sideOf(left), sideOf(right), locale)),
    a: left,
    b: right,
    learnMore: [...sources.values()],
    language: locale.tag,
    headings: locale.headings,
  });
}

/** What is written for the pair; not where a dialect means or wants something else by one of the codes. */
function notedText(a: Explanation, b: Explanation, locale: Locale): PairText | undefined {
  if (![a, b].every((side) => isStandard(side, locale))) return undefined;
  const [lower, higher] = a.code < b.code ? [a.code, b.code] : [b.code, a.code];
  return locale.pairs[`${lower}/${higher}` as NotedPair];
}

function isStandard({ code, description, whatWeDo }: Explanation, locale: Locale): boolean {
  const standard = standardText(code, locale);
  return description === standard.description && whatWeDo === standard.whatWeDo;
}

function sideOf(explanation: Explanation): Side {
  const { code, name } = explanation;
  return { code, name, text: explanation, sender: codeFacts(code)?.sender ?? (isSendable(code) ? 'agreed' : 'nobody') };
}
