import type { CloseCall, TransportClose } from '../decide/machine-data.ts';
import type { TransportEvent, WebSocketLike } from './platform.ts';

/** What happens to one physical connection. `closed` comes exactly once, and nothing after it. */
export interface TransportListener {
  opened(): void;
  readonly message: (event: TransportEvent) => unknown;
  /** The peer gave a sign of life that is no message; only some runtimes show any. */
  pinged(): void;
  /** `errored`: did the platform fire `error` before? Chromium does so only while connecting, Node always. */
  closed(close: TransportClose, errored: boolean): void;
}

const CONNECTING = 0;

/** The reason for which a session is abandoned whose peer shall be told; otherwise it ends at once. */
export const LEFT = 'left';

/**
 * Reports the life of a connection in the same ways on every runtime. Once `signal` aborts, it ends unheard, by
 * `close(...leaveCall)` or sooner.
 */
export function watch(
  socket: WebSocketLike,
  listener: TransportListener,
  signal?: AbortSignal,
  leaveCall: CloseCall = [],
): void {
  let errored = false;
  const listeners: { readonly [type: string]: (event: TransportEvent) => void } = {
    open: () => listener.opened(),
    message: listener.message,
    close: closed,
    error(event) {
      errored = true;
      // Node 22 reports a failed handshake by `error` alone: no `close` follows, and it stays CONNECTING. Elsewhere the
      // state has moved on by then, and a `close` with the true code comes next.
      if (socket.readyState === CONNECTING) closed(event);
    },
  };

  function closed({ code = 1006, reason = '', wasClean }: TransportEvent): void {
    release();
    // Some runtimes are careless with these; what is no code is classified as one that nobody knows.
    const close = { code: Number.isInteger(code) ? code : 0, reason: typeof reason === 'string' ? reason : '' };
    listener.closed({ ...close, wasClean: wasClean === true }, errored);
  }

  function discard(): void {
    release();
    // `ws` would wait 30 s for a peer that does not answer a close.
    if (socket.terminate && signal?.reason !== LEFT) socket.terminate();
    else socket.close(...leaveCall);
  }

  function release(): void {
    signal?.removeEventListener('abort', discard);
    for (const [type, listen] of Object.entries(listeners)) socket.removeEventListener(type, listen);
    socket.off?.('ping', listener.pinged);
  }

  signal?.addEventListener('abort', discard);
  for (const [type, listen] of Object.entries(listeners)) socket.addEventListener(type, listen);
  socket.on?.('ping', listener.pinged);
  // `ws` throws an error that nobody listens to, also after the end.
  socket.addEventListener('error', () => {});
}
