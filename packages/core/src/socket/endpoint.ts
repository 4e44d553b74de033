import { platform as defaultPlatform } from './platform.ts';

/** Where to connect: fixed, or asked anew for each attempt, for a token in the query. */
export type Endpoint = string | URL | (() => string | URL | Promise<string | URL>);

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/**
 * The URL as a WebSocket takes it: absolute, `http` as `ws`, without a fragment.
 *
 * @throws SyntaxError (a DOMException, as native) when it is no URL, or its scheme is not ws, wss, http or https.
 */
export function resolveUrl(url: string | URL, baseUrl: string | undefined = defaultPlatform.baseUrl): string {
  const resolved = parse(url, baseUrl);
  const scheme = resolved && { 'http:': 'ws:', 'https:': 'wss:', 'ws:': 'ws:', 'wss:': 'wss:' }[resolved.protocol];
  if (!resolved || !scheme) {
    throw new DOMException('url must be a ws, wss, http or https URL', 'SyntaxError');
  }
  resolved.protocol = scheme;
  resolved.hash = '';
  return resolved.href;
}

/** @throws SyntaxError (a DOMException, as native) when a protocol is no token (RFC 6455 §4.1) or comes twice. */
export function checkProtocols(protocols: string | readonly string[]): void {
  const list = typeof protocols === 'string' ? [protocols] : protocols;
  if (list.every((protocol) => TOKEN.test(protocol)) && new Set(list).size === list.length) return;
  throw new DOMException('protocols must be distinct HTTP tokens, such as graphql-transport-ws', 'SyntaxError');
}

function parse(url: string | URL, baseUrl: string | undefined): URL | undefined {
  try {
    return new URL(url, baseUrl);
  } catch {
    return undefined;
  }
}
