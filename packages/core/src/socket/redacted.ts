/**
 * A URL, or a text that has some, without what is secret in it: the query, a user with a password, and what is the value of
 * anything but a number.
 */
export function redacted(text: string): string {
  return text
    .replace(/\/\/[^\s/?#]*@/g, '//…@')
    .replace(/\?\S+/g, '?…')
    .replace(/=(?!\d+(?!\S))\S+/g, '=…');
}
