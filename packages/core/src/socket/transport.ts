import type { TransportClose } from '../decide/machine.ts';
import type { SocketData, TransportEvent, WebSocketClass, WebSocketLike } from './platform.ts';

export interface TransportHandlers {
  opened(): void;
  message(event: TransportEvent): void;
  /** Exactly once, unless discarded before. */
  closed(close: TransportClose): void;
}

/** One physical connection. */
export interface Transport {
  readonly socket: WebSocketLike;
  send(data: SocketData): void;
  close(code?: number, reason?: string): void;
  /** End it and hear nothing more of it. */
  discard(): void;
}

const CONNECTING = 0;

const ignore = () => {};

/** Opens a connection and reports its life in the same three calls on every runtime. */
export function openTransport(
  WebSocket: WebSocketClass,
  url: string,
  protocols: string | string[],
  handlers: TransportHandlers,
): Transport {
  const socket = new WebSocket(url, protocols);
  const listeners: { readonly [type: string]: (event: TransportEvent) => void } = {
    open: () => handlers.opened(),
    message: (event) => handlers.message(event),
    error: () => {
      // Node 22 reports a failed handshake by `error` alone: no `close` follows, and it stays CONNECTING. Elsewhere the
      // state has moved on by now and a `close` with the true code comes next.
      if (socket.readyState === CONNECTING) finish({ code: 1006, reason: '', wasClean: false });
    },
    close: ({ code = 1006, reason = '', wasClean = false }) => finish({ code, reason, wasClean }),
  };
  for (const [type, listener] of Object.entries(listeners)) socket.addEventListener(type, listener);

  function release(): void {
    // `ws` throws an `error` that nobody listens to.
    socket.addEventListener('error', ignore);
    for (const [type, listener] of Object.entries(listeners)) socket.removeEventListener(type, listener);
  }

  function finish(close: TransportClose): void {
    release();
    handlers.closed(close);
  }

  return {
    socket,
    send: (data) => socket.send(data as never),
    close: (code, reason) => socket.close(...closeArguments(code, reason)),
    discard() {
      release();
      // `ws` would wait 30 s for a peer that does not answer a close.
      if ('terminate' in socket && typeof socket.terminate === 'function') socket.terminate();
      else socket.close();
    },
  };
}

/** `close(undefined)` is not `close()` everywhere. */
function closeArguments(code?: number, reason?: string): [code?: number, reason?: string] {
  if (code === undefined) return [];
  return reason === undefined ? [code] : [code, reason];
}
