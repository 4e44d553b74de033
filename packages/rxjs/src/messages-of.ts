import type { MessageErrorEvent, ResilientSocket } from '@resilient-socket/core';
import { fromEvent, type MonoTypeOperatorFunction, map, merge, type Observable, of, takeUntil, tap } from 'rxjs';
import { CloseError } from './close-error.ts';

type Ending = EventTarget & Pick<ResilientSocket, 'readyState' | 'CLOSED' | 'getSnapshot'>;

/**
 * The `data` of each message. Errors with what the codec's `decode` threw, as `webSocket()` does; a socket that goes on
 * without that message would lose it unheard.
 */
export function messagesOf<Incoming>(socket: ResilientSocket<never, Incoming>): Observable<Incoming> {
  const messages = fromEvent<MessageEvent<Incoming>>(socket, 'message').pipe(map(({ data }) => data));
  const undecodable = fromEvent<MessageErrorEvent>(socket, 'messageerror').pipe(
    map(({ error }): never => {
      throw error;
    }),
  );
  return merge(messages, undecodable).pipe(untilClosed(socket));
}

/** Completes after 1000 and after the application's own close; errors with a CloseError when the policy stops the socket. */
export function untilClosed<T>(socket: Ending): MonoTypeOperatorFunction<T> {
  const closed: Observable<unknown> = socket.readyState === socket.CLOSED ? of(null) : fromEvent(socket, 'close');
  return takeUntil(closed.pipe(tap(() => throwIfStopped(socket))));
}

/** @throws CloseError when the policy stopped the socket: otherwise the application closed it. */
function throwIfStopped(socket: Ending): void {
  const { decision, lastClose } = socket.getSnapshot();
  if (decision?.action === 'stop' && lastClose && lastClose.code !== 1000) throw new CloseError(lastClose, decision);
}
