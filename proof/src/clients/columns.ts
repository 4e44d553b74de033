import { pacedWebSocket, ResilientSocket } from '@resilient-socket/core';
import type { SocketClass } from './client.ts';

/** A WebSocket class that every client can be given. */
export interface Column {
  readonly name: string;
  readonly WebSocketClass: SocketClass;
}

/** Short, as the clients' own waits are here. */
const ALWAYS_MS = 50;
const LONGEST_WAIT_MS = 1000;

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * What Chromium does: when an open connection is lost, there is a `close` with 1006 but no `error` before it, which Node
 * fires: see native-events.test.ts. Some clients take an `error` for the end.
 */
class LikeChromium extends WebSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols);
    let opened = false;
    this.addEventListener('open', () => {
      opened = true;
    });
    // The first listener of all, so that it keeps the event from the others.
    this.addEventListener('error', (event) => {
      if (opened) event.stopImmediatePropagation();
    });
  }
}

/** One object for many connections, where the client believes it to be one: what a reconnecting WebSocket is. */
class AlwaysReconnecting extends ResilientSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(url, protocols, { logger: SILENT, decide: () => ({ action: 'retry', delayMs: ALWAYS_MS }) });
  }
}

export const NATIVE: Column = { name: 'native (Node)', WebSocketClass: WebSocket };
export const LIKE_CHROMIUM: Column = { name: 'native, as in Chromium', WebSocketClass: LikeChromium };
export const ALWAYS_RECONNECTING: Column = {
  name: 'always reconnecting',
  // The types say already that its `open` is another one: it fires for each of its connections.
  WebSocketClass: AlwaysReconnecting as unknown as SocketClass,
};
export const PACED: Column = pacedOver(NATIVE);
export const PACED_LIKE_CHROMIUM: Column = pacedOver(LIKE_CHROMIUM);

function pacedOver({ name, WebSocketClass }: Column): Column {
  const options = { WebSocket: WebSocketClass, longestWaitMs: LONGEST_WAIT_MS, logger: SILENT };
  return { name: `paced over ${name}`, WebSocketClass: pacedWebSocket(options) };
}
