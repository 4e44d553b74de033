import type { SocketSnapshot } from './snapshot.ts';

/**
 * Asked anew for each attempt, after `reauthenticate`, so that a fresh token can go into the answer. `context` is what the
 * socket shows of itself at this moment; `signal` aborts when the attempt is given up. A rejection is a failed attempt, and
 * so is an answer that takes longer than `connectTimeoutMs`.
 */
export type PerAttempt<Value> = (context: SocketSnapshot, signal: AbortSignal) => Value | Promise<Value>;

/** Where to connect: fixed, or asked for each attempt. */
export type Endpoint = string | URL | PerAttempt<string | URL>;

/**
 * One endpoint, or several that serve alike. One that is overloaded (1013, 1014), cannot be reached, or does not confirm the
 * session is left for the next one at once; only when all were tried there is a wait. After the loss of a stable session for
 * another reason the next attempt is at the first one.
 */
export type Endpoints = Endpoint | readonly Endpoint[];

/** The subprotocols to offer: fixed, or asked for each attempt. */
export type Protocols = string | readonly string[] | PerAttempt<string | readonly string[]>;

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** @throws SyntaxError (a DOMException, as native for a bad URL) when there is none. */
export function listOf(endpoints: Endpoints): readonly Endpoint[] {
  const list = [endpoints].flat() as readonly Endpoint[];
  if (list.length > 0) return list;
  throw new DOMException('url must be at least one endpoint, got an empty list', 'SyntaxError');
}

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

/** What tells one socket of a binding from another. */
export interface Identity {
  readonly url: Endpoints | null;
  readonly protocols?: Protocols | undefined;
  /** Whatever else makes it another one, such as the user. */
  readonly key?: string | undefined;
  /** Is it shared with everybody who asks for the same? */
  readonly shared?: unknown;
}

/**
 * For bindings: the same string as long as a change of these asks for no new socket. Endpoints and protocols count by value;
 * a function counts as the same function, as it is asked anew for each attempt anyway. `null` for no endpoint.
 *
 * @throws TypeError when functions are to be shared without a `key`, as nothing tells them apart, and for a promise.
 */
export function endpointKey({ url, protocols = [], key, shared }: Identity): string | null {
  const given: readonly unknown[] = [url, protocols].flat();
  // As Vue takes every function for a getter, and native every object for a URL.
  if (given.some((one) => one instanceof Promise))
    throw new TypeError('url and protocols must not be promises: give the async function itself, in Vue from a getter');
  if (shared && key === undefined && given.some((one) => typeof one === 'function'))
    throw new TypeError(
      'key must be given where url or protocols are functions and the socket is shared, got undefined',
    );
  const keyOf = (one: unknown) => (typeof one === 'function' ? [] : String(one));
  // Nor for `undefined`, whatever the types say: a socket would take it for a relative URL, as native.
  return (url ?? null) && JSON.stringify([[url].flat().map(keyOf), [protocols].flat().map(keyOf), key]);
}
