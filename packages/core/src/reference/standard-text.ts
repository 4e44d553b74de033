import type { CodeText, Locale, StandardCode, Unregistered } from './locale.ts';

/** The words about a code that no dialect redefines: every number has some. */
export function standardText(code: number, { codes, unregistered }: Locale): CodeText {
  return codes[code as StandardCode] ?? unregistered[rangeOf(code)];
}

function rangeOf(code: number): Unregistered {
  if (code >= 0 && code < 1000) return 'unused';
  if (code >= 1000 && code < 3000) return 'unassigned';
  if (code >= 3000 && code < 4000) return 'library';
  return code >= 4000 && code < 5000 ? 'private' : 'outside';
}
