import { type Source, sourcesOf } from '../codes/sources.ts';

const MDN: Source = {
  title: 'MDN: CloseEvent.code',
  url: 'https://developer.mozilla.org/en-US/docs/Web/API/CloseEvent/code',
  verified: 'primary',
};

/** What servers and clients do with single codes, where our words speak of it. */
const SEEN: { readonly [code: number]: readonly (readonly [title: string, url: string])[] } = {
  1000: [
    ['Cowboy: idle_timeout', 'https://github.com/ninenines/cowboy/blob/master/src/cowboy_websocket.erl'],
    ['Hypercorn, issue 125', 'https://github.com/pgjones/hypercorn/issues/125'],
  ],
  1001: [
    [
      'Amazon API Gateway: quotas of WebSocket APIs',
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html',
    ],
  ],
  1002: [['Bandit', 'https://github.com/mtrudel/bandit/blob/main/lib/bandit/websocket/connection.ex']],
  1003: [['Starlette', 'https://github.com/Kludex/starlette/blob/main/starlette/endpoints.py']],
  1005: [['ws for Node', 'https://github.com/websockets/ws/blob/master/doc/ws.md']],
  1006: [
    ['nginx: WebSocket proxying', 'https://nginx.org/en/docs/http/websocket.html'],
    ['Cloud Run: using WebSockets', 'https://cloud.google.com/run/docs/triggering/websockets'],
  ],
  1007: [
    [
      'RFC 6455, section 8.1: Handling of Errors in UTF-8-Encoded Data',
      'https://www.rfc-editor.org/rfc/rfc6455#section-8.1',
    ],
  ],
  1009: [['ws for Node: maxPayload', 'https://github.com/websockets/ws/blob/master/doc/ws.md']],
  1010: [['RFC 6455, section 9.1: Negotiating Extensions', 'https://www.rfc-editor.org/rfc/rfc6455#section-9.1']],
  1011: [
    ['websockets for Python: keepalive', 'https://websockets.readthedocs.io/en/stable/topics/keepalive.html'],
    ['graphql-ws: the client', 'https://github.com/enisdenjo/graphql-ws/blob/master/src/client.ts'],
  ],
  1012: [['Phoenix: draining sockets', 'https://github.com/phoenixframework/phoenix/blob/main/lib/phoenix/socket.ex']],
  1014: [['gorilla/websocket', 'https://github.com/gorilla/websocket/blob/main/conn.go']],
  1015: [['Firefox', 'https://github.com/mozilla/gecko-dev/blob/master/dom/websocket/WebSocket.cpp']],
  3000: [['Centrifugo: codes', 'https://centrifugal.dev/docs/server/codes']],
  3003: [['SaltyRTC: protocol', 'https://github.com/saltyrtc/saltyrtc-meta/blob/master/Protocol.md']],
  3008: [['Centrifugo: codes', 'https://centrifugal.dev/docs/server/codes']],
};

/** Where to read on about a code: the standards first, then what was seen in the wild. */
export function sourcesOn(code: number): readonly Source[] {
  const seen = (SEEN[code] ?? []).map(([title, url]) => ({ title, url, verified: 'primary' }) as const);
  return [...sourcesOf(code), ...(code >= 1000 && code < 1016 ? [MDN] : []), ...seen];
}
