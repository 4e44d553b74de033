import { createCountdown, noSocket, type Readable, type SocketSnapshot } from '@resilient-socket/core';
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue';
import { useReadable } from './use-readable.ts';

/** How many seconds are left until the next attempt, as a whole number; `null` while the socket does not wait for one. */
export function useRetryCountdown(
  socket: MaybeRefOrGetter<Readable<SocketSnapshot> | null>,
): Readonly<ShallowRef<number | null>> {
  return useReadable(() => createCountdown(toValue(socket) ?? noSocket));
}
