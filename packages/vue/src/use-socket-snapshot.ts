import { noSocket, type Readable, type SocketSnapshot } from '@resilient-socket/core';
import { type ComputedRef, computed, type MaybeRefOrGetter, toValue } from 'vue';
import { useReadable } from './use-readable.ts';

/**
 * What `selector` makes of the socket's snapshot, such as `({ phase }) => phase`; changes only when that does, by
 * `Object.is`. `null` is no socket yet: the snapshot is idle.
 */
export function useSocketSnapshot<Selected>(
  socket: MaybeRefOrGetter<Readable<SocketSnapshot> | null>,
  selector: (snapshot: SocketSnapshot) => Selected,
): ComputedRef<Selected> {
  const snapshot = useReadable(() => toValue(socket) ?? noSocket);
  return computed(() => selector(snapshot.value));
}
