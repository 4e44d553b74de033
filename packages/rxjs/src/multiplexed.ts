import type { ResilientSocket } from '@resilient-socket/core';
import { defer, filter, finalize, fromEvent, ignoreElements, merge, type Observable, startWith, tap } from 'rxjs';
import { messagesOf, untilClosed } from './messages-of.ts';

/** One stream of several over one connection. */
export interface Channel<Outgoing, Incoming> {
  /** Makes what asks the server for the stream: called, and sent, in each session. */
  readonly subscribeMessage: () => Outgoing;
  /** Makes what tells the server that nobody listens any more. */
  readonly unsubscribeMessage: () => Outgoing;
  /** Does this message belong to the stream? */
  readonly filter: (message: Incoming) => boolean;
}

/** The messages of one channel. It never uses the outbox: what waits there would be sent besides what `open` sends. */
export function multiplexed<Outgoing, Incoming>(
  socket: ResilientSocket<Outgoing, Incoming>,
  channel: Channel<Outgoing, Incoming>,
): Observable<Incoming> {
  const session = () => (socket.readyState === socket.OPEN ? socket.getSnapshot().session : null);
  const tell = (message: Outgoing) => socket.send(message, { queue: false }) === 'sent';

  return defer(() => {
    let toldIn: number | null = null;

    function subscribe(): void {
      const current = session();
      if (current === null || current === toldIn) return;
      if (tell(channel.subscribeMessage())) toldIn = current;
    }

    function unsubscribe(): void {
      if (toldIn !== null && toldIn === session()) tell(channel.unsubscribeMessage());
    }

    const subscribing = fromEvent(socket, 'open').pipe(startWith(null), tap(subscribe), ignoreElements());
    return merge(
      messagesOf(socket).pipe(filter((message) => channel.filter(message))),
      subscribing.pipe(untilClosed(socket)),
    ).pipe(finalize(unsubscribe));
  });
}
