import { type Endpoints, type Protocols, ResilientSocket, type ResilientSocketOptions } from '@resilient-socket/core';
import { defer, finalize, fromEvent, map, type Observable, of, takeUntil, tap } from 'rxjs';
import { CloseError } from './close-error.ts';

/** Those of `ResilientSocket`, read at each subscription, and: */
export interface FromResilientSocketOptions extends ResilientSocketOptions {
  /** The subprotocols to offer. @default [] */
  readonly protocols?: Protocols;
}

/**
 * The `data` of each message. A URL gives each subscription a socket of its own, closed on unsubscribing; a socket that is
 * passed is only listened to.
 *
 * Completes after 1000 and after the application's own close; errors with a `CloseError` when the policy stops. A bad URL
 * or option arrives as an error too.
 */
export function fromResilientSocket(url: Endpoints, options?: FromResilientSocketOptions): Observable<unknown>;
export function fromResilientSocket(socket: ResilientSocket): Observable<unknown>;
export function fromResilientSocket(
  source: Endpoints | ResilientSocket,
  options: FromResilientSocketOptions = {},
): Observable<unknown> {
  return defer(() => {
    if (source instanceof ResilientSocket) return messagesOf(source);
    const socket = new ResilientSocket(source, options.protocols, options);
    return messagesOf(socket).pipe(finalize(() => socket.close()));
  });
}

function messagesOf(socket: ResilientSocket): Observable<unknown> {
  const closed: Observable<unknown> = socket.readyState === socket.CLOSED ? of(null) : fromEvent(socket, 'close');
  return fromEvent<MessageEvent<unknown>>(socket, 'message').pipe(
    map(({ data }) => data),
    takeUntil(closed.pipe(tap(() => throwIfStopped(socket)))),
  );
}

/** @throws CloseError when the policy stopped the socket: otherwise the application closed it. */
function throwIfStopped(socket: ResilientSocket): void {
  const { decision, lastClose } = socket.getSnapshot();
  if (decision?.action === 'stop' && lastClose && lastClose.code !== 1000) throw new CloseError(lastClose, decision);
}
