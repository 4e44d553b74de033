/** A URL without what may be secret in it: the query, and a user with a password. */
export function redacted(url: string): string {
  return url.replace(/\/\/[^/?#]*@/, '//…@').replace(/\?.*/, '?…');
}
