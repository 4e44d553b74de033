import type { Anything, ResilientSocket, SocketData } from '@resilient-socket/core';
import { type MaybeRefOrGetter, toValue, watch } from 'vue';

/** Calls `handler` with each message of the socket. Renders nothing; `null` is no socket yet. */
export function useSocketMessage<Outgoing = SocketData, Incoming = Anything>(
  socket: MaybeRefOrGetter<ResilientSocket<Outgoing, Incoming> | null>,
  handler: (event: MessageEvent<Incoming>) => void,
): void {
  watch(
    () => toValue(socket),
    (current, _before, onCleanup) => {
      const listener = (event: MessageEvent<Incoming>) => handler(event);
      current?.addEventListener('message', listener);
      onCleanup(() => current?.removeEventListener('message', listener));
    },
    { immediate: true, flush: 'sync' },
  );
}
