import type { TransportClose } from '../decide/machine.ts';
import type { TransportEvent, WebSocketClass, WebSocketLike } from './platform.ts';

export interface TransportHandlers {
  opened(): void;
  message(event: TransportEvent): void;
  /** Exactly once, unless discarded before. */
  closed(close: TransportClose): void;
}

/** One physical connection. */
export interface Transport {
  readonly socket: WebSocketLike;
  /** End it and hear nothing more of it. */
  discard(): void;
}

const TYPES = ['open', 'message', 'close', 'error'];
const CONNECTING = 0;

/** Opens a connection and reports its life in the same three calls on every runtime. */
export function openTransport(
  WebSocket: WebSocketClass,
  url: string,
  protocols: string | string[],
  handlers: TransportHandlers,
): Transport {
  const socket = new WebSocket(url, protocols);

  function listen(event: TransportEvent): void {
    const { type, code = 1006, reason = '', wasClean = false } = event;
    if (type === 'open') handlers.opened();
    if (type === 'message') handlers.message(event);
    // Node 22 reports a failed handshake by `error` alone: no `close` follows, and it stays CONNECTING. Elsewhere the
    // state has moved on by then, and a `close` with the true code comes next.
    if (type === 'close' || (type === 'error' && live && socket.readyState === CONNECTING)) {
      release();
      handlers.closed({ code, reason, wasClean });
    }
  }

  let live = true;
  function release(): void {
    live = false;
    // `error` keeps its listener: `ws` throws an error that nobody listens to.
    for (const type of TYPES.slice(0, 3)) socket.removeEventListener(type, listen);
  }

  for (const type of TYPES) socket.addEventListener(type, listen);
  return {
    socket,
    discard() {
      release();
      // `ws` would wait 30 s for a peer that does not answer a close.
      if ('terminate' in socket && typeof socket.terminate === 'function') socket.terminate();
      else socket.close();
    },
  };
}
