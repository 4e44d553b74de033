/** A URL, or a text that has some, without what is secret in them: the query, and a user with a password. */
export function redacted(text: string): string {
  return text.replace(/\/\/[^\s/?#]*@/g, '//…@').replace(/\?\S+/g, '?…');
}
