/** What may be quoted of a command line: URLs without user, query and fragment, options without their values. */
export function withoutSecrets(text: string): string {
  return text
    .replace(/\/\/[^/?#\s']*@/g, '//…@')
    .replace(/(:\/\/[^?#\s']*)[?#][^\s']*/g, '$1?…')
    .replace(/'(--?[\w-]+=)[^']*'/g, "'$1…'");
}
