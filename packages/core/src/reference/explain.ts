import type { Source } from '../codes/sources.ts';
import { classify } from '../decide/classify.ts';
import type { Dialect } from '../decide/dialect.ts';
import { checkLocale } from './check-locale.ts';
import { dialectText } from './dialect-text.ts';
import type { CodeText, Headings, Locale } from './locale.ts';
import { relatedTo } from './related.ts';
import { sourcesOn } from './sources-on.ts';
import { standardText } from './standard-text.ts';

/** What a close code means, for people. Texts have `code` in backticks. Frozen. */
export interface Explanation extends CodeText {
  readonly code: number;
  readonly name: string;
  /** The dialect that knows the code, if one does. */
  readonly dialect?: string;
  readonly related: readonly { readonly code: number; readonly name: string }[];
  readonly sources: readonly Source[];
  /** BCP 47: 'pt-BR'. */
  readonly language: string;
  /** In the language of the texts. */
  readonly headings: Headings;
}

export interface ExplainOptions {
  /** The language: `en` from `@resilient-socket/core/reference/en`, `ptBR` from `/reference/pt-br`. */
  readonly locale: Locale;
  /** Asked in this order before the standard codes. @default [] */
  readonly dialects?: readonly Dialect[];
}

/**
 * What a close code means, when you see it, how to fix it, and what we do about it. Any number gets an answer; a close with
 * a reason finds what a dialect says about that reason.
 *
 * @throws TypeError when `locale` is not a language.
 */
export function explain(
  close: number | { readonly code: number; readonly reason?: string },
  { locale, dialects = [] }: ExplainOptions,
): Explanation {
  checkLocale(locale);
  const { code, name, dialect } = classify(close, { dialects });
  const own = dialectText(close, dialects, locale);
  return Object.freeze({
    ...standardText(code, locale),
    ...own?.text,
    code,
    name,
    ...(dialect !== undefined && { dialect }),
    related: own?.sources ? [] : relatedTo(code).map((other) => ({ code: other, name: classify(other).name })),
    sources: own?.sources ?? sourcesOn(code),
    language: locale.tag,
    headings: locale.headings,
  });
}
