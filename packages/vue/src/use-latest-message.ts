import { type Anything, latestMessage, type ResilientSocket, type SocketData } from '@resilient-socket/core';
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue';
import { useReadable } from './use-readable.ts';

/** Makes of each message what is shown; what it returned for the one before is `previous`, and stays if it is returned. */
export type Select<Incoming, Selected> = (data: Incoming, previous: Selected | undefined) => Selected | undefined;

/**
 * The latest message of the socket, or what `select` made of it; `undefined` before the first, and for another socket.
 * Changes once a frame at most, however many messages come, and not while the page is hidden.
 */
export function useLatestMessage<Outgoing = SocketData, Incoming = Anything, Selected = Incoming>(
  socket: MaybeRefOrGetter<ResilientSocket<Outgoing, Incoming> | null>,
  select: Select<Incoming, Selected> = (data) => data as never,
): Readonly<ShallowRef<Selected | undefined>> {
  return useReadable(() => latestMessage(toValue(socket), select));
}
