import { isSendable } from '../codes/sendable.ts';
import { type Source, sourcesOf } from '../codes/sources.ts';

/** Servers, clients and services of which our words speak. */
const SEEN = {
  apiGateway: primary(
    'Amazon API Gateway: quotas of WebSocket APIs',
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html',
  ),
  assemblyai: primary('AssemblyAI: the SDK', 'https://www.npmjs.com/package/assemblyai'),
  bandit: primary('Bandit', 'https://github.com/mtrudel/bandit/blob/main/lib/bandit/websocket/connection.ex'),
  centrifugo: primary('Centrifugo: codes', 'https://centrifugal.dev/docs/server/codes'),
  chromium: primary(
    'Chromium: codes of Close frames',
    'https://github.com/chromium/chromium/blob/main/net/websockets/websocket_channel.cc',
  ),
  cowboy: primary('Cowboy', 'https://github.com/ninenines/cowboy/blob/master/src/cowboy_websocket.erl'),
  discord: primary(
    'Discord: codes of the gateway',
    'https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes',
  ),
  firefox: primary('Firefox', 'https://github.com/mozilla/gecko-dev/blob/master/dom/websocket/WebSocket.cpp'),
  gemini: secondary('vercel/ai, issue 20695', 'https://github.com/vercel/ai/issues/20695'),
  gorilla: primary('gorilla/websocket', 'https://github.com/gorilla/websocket/blob/main/conn.go'),
  gorillaText: primary('gorilla/websocket: documentation', 'https://github.com/gorilla/websocket/blob/main/doc.go'),
  hypercorn: primary('Hypercorn, issue 125', 'https://github.com/pgjones/hypercorn/issues/125'),
  jetty: primary('Jetty', 'https://github.com/jetty/jetty.project'),
  kraken: secondary('go_kraken, issue 33', 'https://github.com/aopoltorzhicky/go_kraken/issues/33'),
  nginx: primary('nginx: WebSocket proxying', 'https://nginx.org/en/docs/http/websocket.html'),
  phoenix: primary('Phoenix', 'https://github.com/phoenixframework/phoenix/blob/main/lib/phoenix/socket.ex'),
  saltyrtc: secondary('SaltyRTC', 'https://github.com/saltyrtc/saltyrtc-meta/blob/master/Protocol.md'),
  socketio: primary('Engine.IO', 'https://github.com/socketio/socket.io'),
  spring: primary('Spring', 'https://github.com/spring-projects/spring-framework/tree/main/spring-websocket'),
  starlette: primary('Starlette', 'https://github.com/Kludex/starlette/blob/main/starlette/endpoints.py'),
  tornado: primary('Tornado', 'https://github.com/tornadoweb/tornado/blob/master/tornado/websocket.py'),
  twitch: secondary('Twitch EventSub', 'https://dev.twitch.tv/docs/eventsub/handling-websocket-events/'),
  uvicorn: primary('uvicorn', 'https://github.com/Kludex/uvicorn/tree/main/uvicorn/protocols/websockets'),
  websockets: primary(
    'websockets for Python: keepalive',
    'https://websockets.readthedocs.io/en/stable/topics/keepalive.html',
  ),
  ws: primary('ws for Node', 'https://github.com/websockets/ws/blob/master/doc/ws.md'),
} as const;

const { apiGateway, bandit, centrifugo, cowboy, jetty, phoenix, spring, tornado, uvicorn, websockets, ws } = SEEN;

const FURTHER: { readonly [code: number]: readonly Source[] } = {
  1000: [cowboy, bandit, SEEN.hypercorn],
  1001: [jetty, spring, apiGateway, phoenix],
  1002: [bandit],
  1003: [apiGateway, SEEN.starlette],
  1004: [SEEN.chromium],
  1005: [ws, tornado, SEEN.socketio],
  1006: [SEEN.nginx, uvicorn, tornado],
  1007: [SEEN.chromium, SEEN.gorillaText, SEEN.gemini],
  1008: [apiGateway],
  1009: [ws, apiGateway],
  1011: [cowboy, jetty, spring, websockets, uvicorn],
  1012: [uvicorn, phoenix, apiGateway],
  1013: [SEEN.kraken],
  1014: [SEEN.gorilla],
  1015: [SEEN.firefox],
  3000: [centrifugo, spring],
  3003: [SEEN.saltyrtc],
  3008: [centrifugo, SEEN.assemblyai],
};

const MDN = primary('MDN: CloseEvent.code', 'https://developer.mozilla.org/en-US/docs/Web/API/CloseEvent/code');

/** Where to read on about a code: the standards first, then what was seen in the wild. */
export function sourcesOn(code: number): readonly Source[] {
  const named = FURTHER[code] ?? (isSendable(code) ? agreed(code) : [SEEN.chromium]);
  return [...sourcesOf(code), MDN, ...named];
}

/** Whose codes we speak of as examples. */
function agreed(code: number): readonly Source[] {
  return code >= 4000 ? [SEEN.discord, SEEN.twitch] : [];
}

function primary(title: string, url: string): Source {
  return { title, url, verified: 'primary' };
}

function secondary(title: string, url: string): Source {
  return { title, url, verified: 'secondary' };
}
