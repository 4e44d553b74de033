import type { TransportClose } from '../decide/machine.ts';
import type { TransportEvent, WebSocketLike } from './platform.ts';

/** What happens to one physical connection. `closed` comes exactly once, and nothing after it. */
export type TransportReport =
  | { readonly type: 'opened' }
  | { readonly type: 'message'; readonly data: unknown; readonly origin: string }
  | { readonly type: 'closed'; readonly close: TransportClose };

const TYPES = ['open', 'message', 'close', 'error'];
const CONNECTING = 0;

/** Reports the life of a connection in the same three ways on every runtime. Once `signal` aborts, ends it unheard. */
export function watch(
  socket: WebSocketLike & { terminate?(): void },
  signal: AbortSignal,
  report: (report: TransportReport) => void,
): void {
  function listen({ type, data, origin = '', code = 1006, reason = '', wasClean = false }: TransportEvent): void {
    if (type === 'open') report({ type: 'opened' });
    if (type === 'message') report({ type, data, origin });
    // Node 22 reports a failed handshake by `error` alone: no `close` follows, and it stays CONNECTING. Elsewhere the
    // state has moved on by then, and a `close` with the true code comes next.
    if (type === 'close' || (type === 'error' && socket.readyState === CONNECTING)) {
      release();
      report({ type: 'closed', close: { code, reason, wasClean } });
    }
  }

  function discard(): void {
    release();
    // `ws` would wait 30 s for a peer that does not answer a close.
    if (socket.terminate) socket.terminate();
    else socket.close();
  }

  function release(): void {
    signal.removeEventListener('abort', discard);
    for (const type of TYPES) socket.removeEventListener(type, listen);
  }

  signal.addEventListener('abort', discard);
  for (const type of TYPES) socket.addEventListener(type, listen);
  // `ws` throws an error that nobody listens to, also after the end.
  socket.addEventListener('error', () => {});
}
