import {
  type HeartbeatOptions,
  type Platform,
  ResilientSocket,
  type ResilientSocketOptions,
  type SocketSnapshot,
  type WebSocketClass,
} from '@resilient-socket/core';
import type { Credentials } from './credentials.ts';
import { countingLogger, keepLedger } from './keep-ledger.ts';
import { keepTally } from './keep-tally.ts';
import type { Ledger } from './ledger.ts';
import { recorded } from './recorded-web-socket.ts';
import type { Tally } from './tally.ts';

/** The waits of the standard decisions cut to ms, so that thousands of connections take seconds. */
const QUICKLY: ResilientSocketOptions = {
  backoff: { initialMs: 5, maxDelayMs: 40 },
  restartSpreadMs: [5, 40],
  stableMs: 60,
  connectTimeoutMs: 500,
  closeTimeoutMs: 300,
};
const HEARTBEAT: HeartbeatOptions = { message: '{"type":"beat"}', intervalMs: 100, timeoutMs: 250 };

export interface ClientSettings {
  /** As the server knows it. */
  readonly id: string;
  readonly credentials: Credentials;
  readonly WebSocket: WebSocketClass;
  readonly platform: Partial<Platform>;
  readonly hasHeartbeat: boolean;
  readonly ledger: Ledger;
  readonly tally: Tally;
}

/** A resilient socket under observation. */
export interface Client {
  readonly id: string;
  readonly hasHeartbeat: boolean;
  readonly socket: ResilientSocket;
  /** What is being done to its connection: losses are counted under this name. */
  way: string;
  abort(): void;
  /** The snapshot as soon as it is as wanted, or the socket is closed. */
  until(wanted: (snapshot: SocketSnapshot) => boolean): Promise<SocketSnapshot>;
}

export function createClient(settings: ClientSettings): Client {
  const { id, credentials, WebSocket, platform, hasHeartbeat, ledger, tally } = settings;
  const { url, ...reauthentication } = credentials;
  const abortion = new AbortController();
  const socket = new ResilientSocket(url, [], {
    ...QUICKLY,
    ...reauthentication,
    ...(hasHeartbeat && { heartbeat: HEARTBEAT }),
    WebSocket: recorded(WebSocket, ledger),
    platform,
    logger: countingLogger(tally.logs),
    signal: abortion.signal,
  });
  const client: Client = {
    id,
    hasHeartbeat,
    socket,
    way: 'connect',
    abort: () => abortion.abort(),
    until: (wanted) => until(socket, wanted),
  };
  keepLedger(socket, ledger);
  keepTally(socket, tally, () => client.way);
  return client;
}

function until(socket: ResilientSocket, wanted: (snapshot: SocketSnapshot) => boolean): Promise<SocketSnapshot> {
  return new Promise((resolve) => {
    const look = () => {
      const snapshot = socket.getSnapshot();
      if (snapshot.phase !== 'closed' && !wanted(snapshot)) return;
      unsubscribe();
      resolve(snapshot);
    };
    const unsubscribe = socket.subscribe(look);
    look();
  });
}
