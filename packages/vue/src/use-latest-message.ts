import { type Anything, latestMessage, type ResilientSocket } from '@resilient-socket/core';
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue';
import { useReadable } from './use-readable.ts';

/**
 * The latest message of the socket; `undefined` before the first, and for another socket. Changes once a frame at most, however
 * many messages come, and not while the page is hidden.
 */
export function useLatestMessage<Outgoing, Incoming>(
  socket: MaybeRefOrGetter<ResilientSocket<Outgoing, Incoming> | null>,
): Readonly<ShallowRef<Incoming | undefined>>;
/**
 * What `select` made of the latest message; `initial` before the first. It is called for each message, with what it
 * returned for the one before, so it can pick, count or skip: what it returns again changes nothing.
 */
export function useLatestMessage<Outgoing, Incoming, Selected>(
  socket: MaybeRefOrGetter<ResilientSocket<Outgoing, Incoming> | null>,
  select: (data: Incoming, previous: Selected) => Selected,
  initial: Selected,
): Readonly<ShallowRef<Selected>>;
export function useLatestMessage<Outgoing, Incoming, Selected>(
  socket: MaybeRefOrGetter<ResilientSocket<Outgoing, Incoming> | null>,
  select: (data: Incoming, previous: Selected | undefined) => Selected | undefined,
): Readonly<ShallowRef<Selected | undefined>>;
export function useLatestMessage(
  socket: MaybeRefOrGetter<ResilientSocket<Anything, Anything> | null>,
  select: (data: unknown, previous: unknown) => unknown = asItIs,
  initial?: unknown,
): Readonly<ShallowRef<unknown>> {
  return useReadable(() => latestMessage<unknown, unknown>(toValue(socket), select, initial));
}

const asItIs = (data: unknown) => data;
