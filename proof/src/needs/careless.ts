import {
  type Endpoint,
  type Logger,
  type Protocols,
  ResilientSocket,
  type ResilientSocketOptions,
  type WebSocketClass,
} from '@resilient-socket/core';
import type { Step } from './stage.ts';

/** What nobody may read in a log: each in one place, and the last in every error that the application throws. */
export const SECRETS = {
  user: 'user-hunter2',
  password: 'password-hunter2',
  query: 'query-hunter2',
  protocol: 'protocol-hunter2',
  message: 'message-hunter2',
  error: 'error-hunter2',
};

/** One mistake of an application that has secrets everywhere. */
interface Situation {
  /** What the server does before its usual play. */
  readonly before?: readonly Step[];
  readonly url?: Endpoint;
  readonly protocols?: Protocols;
  readonly options?: ResilientSocketOptions;
}

const { user, password, query, protocol, message, error } = SECRETS;

/** A server that repeats in its reasons what it did not like. */
const REASON = `denied: ws://${user}:${password}@a.test/live?token=${query}`;
export const STEPS: readonly Step[] = [
  { greet: message, ending: { code: 1013, reason: `retry-after-ms=1 ${REASON}` } },
  { refuse: 401 },
  { greet: message, ending: { code: 3000, reason: REASON } },
  { greet: message, ending: { code: 4999, reason: REASON } },
];

export const SITUATIONS: { readonly [situation: string]: Situation } = {
  'nothing fails but the server': {},
  'url throws': { url: fail },
  'url rejects with a text': { url: () => Promise.reject(error) },
  'url answers what is no URL': { url: async () => `no url ${error}` },
  'url answers a URL that is not for WebSockets': {
    url: async () => `ftp://${user}:${password}@a.test/?token=${query}`,
  },
  'protocols throws': { protocols: fail },
  'protocols answers what is no protocol': { protocols: async () => [`${error} with spaces`] },
  'reauthenticate throws': { options: { reauthenticate: fail } },
  'reauthenticate rejects': { options: { reauthenticate: async () => fail() } },
  'decide throws': { options: { decide: fail } },
  'confirmOpen throws': { options: { confirmOpen: fail } },
  'the message of the heartbeat throws': {
    // It stays until the heartbeat, which cannot be sent, ends it.
    before: [{ greet: message }],
    options: { heartbeat: { message: fail, intervalMs: 10, timeoutMs: 10 } },
  },
  'the WebSocket class throws': {
    options: {
      WebSocket: class {
        constructor() {
          fail();
        }
      } as never,
    },
  },
};

/** Lets a socket live to its end. Returns all that it showed of itself for people to read. */
export function liveCarelessly(
  situation: string,
  stageUrl: string,
  WebSocket: WebSocketClass,
  logger?: Logger,
): Promise<string[]> {
  const url = `${stageUrl.replace('//', `//${user}:${password}@`)}?token=${query}`;
  const given = SITUATIONS[situation];
  const socket = new ResilientSocket(given?.url ?? url, given?.protocols ?? ['chat', protocol], {
    WebSocket,
    reauthenticate: async () => {},
    codes: { 4999: 'stop' },
    backoff: { initialMs: 1, maxDelayMs: 5 },
    limit: { attempts: 4 },
    ...(logger && { logger }),
    ...given?.options,
  });
  const shown: string[] = [];
  const show = () => {
    const { decision } = socket.getSnapshot();
    shown.push(JSON.stringify(socket), `${decision?.because}`, `${decision?.advice}`);
  };
  show();
  socket.subscribe(show);
  socket.addEventListener('open', () => socket.send(message));
  socket.addEventListener('decision', ({ decision }) => shown.push(decision.because, `${decision.advice}`));
  for (const _ of ['one', 'two']) socket.send(message);
  return new Promise((resolve) => socket.addEventListener('close', () => resolve(shown)));
}

function fail(): never {
  throw new Error(`no such user: ${error}`);
}
