import { type Anything, latestMessage, type ResilientSocket, type SocketData } from '@resilient-socket/core';
import { useMemo, useSyncExternalStore } from 'react';
import { useLatest } from './use-latest.ts';

/** Makes of each message what is shown; what it returned for the one before is `previous`, and stays if it is returned. */
export type Select<Incoming, Selected> = (data: Incoming, previous: Selected | undefined) => Selected | undefined;

/**
 * The latest message of the socket, or what `select`, always the latest one, made of it; `undefined` before the first, and
 * for another socket. Renders once a frame at most, however many messages come, and not while the page is hidden.
 */
export function useLatestMessage<Outgoing = SocketData, Incoming = Anything, Selected = Incoming>(
  socket: ResilientSocket<Outgoing, Incoming> | null,
  select?: Select<Incoming, Selected>,
): Selected | undefined {
  const latest = useLatest(select);
  const message = useMemo(
    () =>
      latestMessage<Incoming, Selected>(socket, (data, previous) =>
        latest.current ? latest.current(data, previous) : (data as never),
      ),
    [socket, latest],
  );
  return useSyncExternalStore(message.subscribe, message.getSnapshot, nothing);
}

const nothing = () => undefined;
