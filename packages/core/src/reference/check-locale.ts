import type { Locale } from './locale.ts';

/** @throws TypeError when it is not a language; where types are not checked, that is often its tag. */
export function checkLocale(locale: Locale | undefined): void {
  if (typeof locale?.dialectWords === 'object') return;
  const given = typeof locale === 'string' ? `'${locale}'` : String(locale);
  throw new TypeError(`locale must be a language, such as en from @resilient-socket/core/reference/en, got ${given}`);
}
