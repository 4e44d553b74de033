/** Where to connect: fixed, or asked anew for each attempt, for a token in the query. */
export type Endpoint = string | URL | (() => string | URL | Promise<string | URL>);

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/**
 * The URL as a WebSocket takes it: absolute, with `ws` for `http`.
 *
 * @throws SyntaxError (a DOMException, as native) when it is no URL, has a fragment, or its scheme is not ws, wss, http
 * or https.
 */
export function resolveUrl(url: string | URL, baseUrl: string | undefined): string {
  const href = URL.canParse(url, baseUrl) ? new URL(url, baseUrl).href.replace(/^http/, 'ws') : '';
  if (/^wss?:[^#]*$/.test(href)) return href;
  throw new DOMException('url must be a ws, wss, http or https URL without a fragment', 'SyntaxError');
}

/**
 * The protocols as Web IDL takes them: a list of any kind, or one text.
 *
 * @throws SyntaxError (a DOMException, as native) when a protocol is no token (RFC 6455 §4.1) or comes twice.
 */
export function checkedProtocols(protocols: string | Iterable<string>): string[] {
  const several = Object(protocols) === protocols && Symbol.iterator in (protocols as object);
  const list = several ? Array.from(protocols, String) : [String(protocols)];
  if (list.every((protocol) => TOKEN.test(protocol)) && new Set(list).size === list.length) return list;
  throw new DOMException('protocols must be distinct tokens', 'SyntaxError');
}

/**
 * For bindings: the same string as long as a change of these asks for no new socket. Protocols count by value; a function
 * counts as the same function, as it is asked anew for each attempt anyway. `null` for no endpoint.
 */
export function endpointKey(url: Endpoint | null, protocols: string | string[] = []): string | null {
  return url && JSON.stringify([typeof url === 'function' ? [] : String(url), [protocols].flat()]);
}
