import { type Anything, latestMessage, type ResilientSocket } from '@resilient-socket/core';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { useLatest } from './use-latest.ts';

/**
 * The latest message of the socket; `undefined` before the first, and for another socket. Renders once a frame at most, however
 * many messages come, and not while the page is hidden.
 */
export function useLatestMessage<Outgoing, Incoming>(
  socket: ResilientSocket<Outgoing, Incoming> | null,
): Incoming | undefined;
/**
 * What `select`, always the latest one, made of the latest message; `initial` before the first. It is called for each message, with what it
 * returned for the one before, so it can pick, count or skip: what it returns again changes nothing.
 */
export function useLatestMessage<Outgoing, Incoming, Selected>(
  socket: ResilientSocket<Outgoing, Incoming> | null,
  select: (data: Incoming, previous: Selected) => Selected,
  initial: Selected,
): Selected;
export function useLatestMessage<Outgoing, Incoming, Selected>(
  socket: ResilientSocket<Outgoing, Incoming> | null,
  select: (data: Incoming, previous: Selected | undefined) => Selected | undefined,
): Selected | undefined;
export function useLatestMessage(
  socket: ResilientSocket<Anything, Anything> | null,
  select: (data: unknown, previous: unknown) => unknown = asItIs,
  initial?: unknown,
): unknown {
  const latest = useLatest(select);
  const [first] = useState(initial);
  const message = useMemo(
    () => latestMessage<unknown, unknown>(socket, (...asked) => latest.current(...asked), first),
    [socket, latest, first],
  );
  return useSyncExternalStore(message.subscribe, message.getSnapshot, () => first);
}

const asItIs = (data: unknown) => data;
