import type { ResilientSocket } from '@resilient-socket/core';
import { type MaybeRefOrGetter, toValue, watch } from 'vue';

/** Calls `handler` with each message of the socket. Renders nothing; `null` is no socket yet. */
export function useSocketMessage(
  socket: MaybeRefOrGetter<ResilientSocket | null>,
  handler: (event: MessageEvent) => void,
): void {
  watch(
    () => toValue(socket),
    (current, _before, onCleanup) => {
      const listener = (event: MessageEvent) => handler(event);
      current?.addEventListener('message', listener);
      onCleanup(() => current?.removeEventListener('message', listener));
    },
    { immediate: true, flush: 'sync' },
  );
}
