import type { DecisionDetails, ResilientSocket, SocketData, SocketSnapshot } from '@resilient-socket/core';
import { defer, distinctUntilChanged, finalize, type Observable, type Observer, switchMap } from 'rxjs';
import { decisionsOf } from './decisions-of.ts';
import { isRecord } from './is-record.ts';
import { messagesOf } from './messages-of.ts';
import { multiplexed } from './multiplexed.ts';
import type { Lease, Sockets } from './sockets.ts';
import { stateOf } from './state-of.ts';

/**
 * What `webSocket()` gives, for a ResilientSocket: an Observable of what comes, and an Observer for what is sent. Its methods
 * may be passed on without it.
 */
export interface ResilientSubject<Outgoing = SocketData, Incoming = unknown>
  extends Observable<Incoming>,
    Observer<Outgoing> {
  /**
   * Sends to each socket that is subscribed to. While there is none, messages are kept for the first that comes: as many as
   * its outbox takes, 100 by default.
   *
   * @throws Error when a socket refuses the message (its outbox is full, or it is closed for good), or no more are kept;
   * whatever `send` of a ResilientSocket throws.
   */
  next(message: Outgoing): void;
  /**
   * The application's own close: each socket that is subscribed to closes for good, and its subscriptions complete. What
   * still waits in an outbox is not sent. A later subscription has a new socket, and what is sent until then is kept for it.
   */
  complete(): void;
  /**
   * The same with a close code: `error({ code: 4000, reason: 'bye' })`.
   *
   * @throws TypeError when there is no code, and a DOMException for one that may not be sent; nothing is closed then.
   */
  error(close: unknown): void;
  /**
   * Ends the waits of the sockets that are subscribed to. `false` when there was nothing to end: where they have closed for
   * good, subscribe again.
   */
  retryNow(): boolean;
  /**
   * The present state, then each change. With a URL it is that of the newest socket; one that ended by itself shows why until
   * there is another. Subscribing makes no socket, and it never ends.
   */
  readonly state$: Observable<SocketSnapshot>;
  /** Each decision from now on, of the same socket. Subscribing makes no socket, and it never ends. */
  readonly decisions$: Observable<DecisionDetails>;
  /**
   * One stream of several over one connection: `subscribeMessage` is called and sent in each session, `unsubscribeMessage`
   * on unsubscribing, if the session knows of the stream; `filter` says which messages belong to it. What one of them throws
   * is the error of this stream alone. With a URL all these streams have one socket, closed with the last of them.
   */
  multiplex(
    subscribeMessage: () => Outgoing,
    unsubscribeMessage: () => Outgoing,
    filter: (message: Incoming) => boolean,
  ): Observable<Incoming>;
}

export function createResilientSubject<Outgoing, Incoming>(
  sockets: Sockets<Outgoing, Incoming>,
): ResilientSubject<Outgoing, Incoming> {
  return Object.assign(leased(sockets.acquire, messagesOf<Incoming>), {
    state$: sockets.shown.pipe(switchMap(stateOf), distinctUntilChanged()),
    decisions$: sockets.shown.pipe(switchMap(decisionsOf)),
    next: sockets.send,
    retryNow: sockets.retryNow,
    complete: () => sockets.close(),
    error(close: unknown) {
      if (!isRecord(close) || typeof close.code !== 'number')
        throw new TypeError('error() closes the socket: it needs { code, reason? }', { cause: close });
      sockets.close(close.code, ...(typeof close.reason === 'string' ? [close.reason] : []));
    },
    multiplex: (
      subscribeMessage: () => Outgoing,
      unsubscribeMessage: () => Outgoing,
      filter: (message: Incoming) => boolean,
    ) =>
      leased(sockets.acquireShared, (socket) => multiplexed(socket, { subscribeMessage, unsubscribeMessage, filter })),
  });
}

/** What `use` makes of a socket that is held as long as somebody listens. */
function leased<Outgoing, Incoming>(
  acquire: () => Lease<Outgoing, Incoming>,
  use: (socket: ResilientSocket<Outgoing, Incoming>) => Observable<Incoming>,
): Observable<Incoming> {
  return defer(() => {
    const { socket, release } = acquire();
    return use(socket).pipe(finalize(release));
  });
}
