/**
 * May this code be put into a Close frame?
 *
 * `endpoint` (the default) is a server, or a client outside the browser, such as `ws`: 1000-1003, 1007-1014 and
 * 3000-4999 (RFC 6455 §7.4; 1004, 1005, 1006 and 1015 are never on the wire). `browser` is a page that calls
 * `close(code)`: 1000 and 3000-4999 (WHATWG WebSockets, `close()`).
 */
export function isSendable(code: number, by: 'endpoint' | 'browser' = 'endpoint'): boolean {
  if (browserMaySend(code)) return true;
  return by === 'endpoint' && Number.isInteger(code) && ((code > 1000 && code < 1004) || (code > 1006 && code < 1015));
}

/** May a page pass this code to `close()`? */
export function browserMaySend(code: number): boolean {
  return code === 1000 || (Number.isInteger(code) && code >= 3000 && code <= 4999);
}
