import {
  type Endpoint,
  endpointKey,
  idleSnapshot,
  ResilientSocket,
  type ResilientSocketOptions,
  type SendOutcome,
  type SocketData,
  type SocketSnapshot,
} from '@resilient-socket/core';
import {
  type ComputedRef,
  computed,
  getCurrentInstance,
  type MaybeRefOrGetter,
  onMounted,
  type ShallowRef,
  shallowRef,
  toValue,
  watch,
} from 'vue';

/** Options of the socket, read when a socket is made. Changing them makes no new socket, but for `protocols`. */
export interface UseResilientSocketOptions extends ResilientSocketOptions {
  /** A change, by value, makes a new socket. @default [] */
  readonly protocols?: MaybeRefOrGetter<string | string[]>;
}

/** What the socket shows of itself, and what can be done with it. */
export type UseResilientSocketResult = {
  readonly [Key in keyof SocketSnapshot]: ComputedRef<SocketSnapshot[Key]>;
} & {
  /** For listeners. `null` on the server, before mounting, and for `url: null`. */
  readonly socket: Readonly<ShallowRef<ResilientSocket | null>>;
  /**
   * `refused` messages are yours again: there is no socket, it has closed for good, or its outbox is full. `dropped` ones
   * are lost, as `outbox.whenFull` asks for.
   */
  send(data: SocketData): SendOutcome;
  close(code?: number, reason?: string): void;
  /** Ends a wait; where the socket has closed for good, makes a new one. `false` when there was nothing to do. */
  retryNow(): boolean;
};

/**
 * A resilient socket that lives as long as the component or effect scope. `url: null` means not now; a new `url` or new
 * `protocols` make a new socket, and so does `retryNow` on a closed one. Messages render nothing: listen with
 * `useSocketMessage`. As everywhere in Vue a function is a getter; for a URL that is asked anew for each attempt, return
 * that function from it: `() => fetchUrl`.
 *
 * @throws what the ResilientSocket constructor throws.
 */
export function useResilientSocket(
  url: MaybeRefOrGetter<Endpoint | null>,
  options: UseResilientSocketOptions = {},
): UseResilientSocketResult {
  const socket = shallowRef<ResilientSocket | null>(null);
  const generation = shallowRef(0);
  const snapshot = shallowRef(idleSnapshot);
  const mounted = shallowRef(getCurrentInstance() === null);
  if (!mounted.value) {
    onMounted(() => {
      mounted.value = true;
    });
  }

  const key = () => (mounted.value ? endpointKey(toValue(url), toValue(options.protocols)) : null);
  watch(
    [key, generation],
    ([wanted], _before, onCleanup) => {
      if (wanted === null) return;
      const created = new ResilientSocket(toValue(url) ?? '', toValue(options.protocols), options);
      const follow = () => {
        snapshot.value = created.getSnapshot();
      };
      const unsubscribe = created.subscribe(follow);
      socket.value = created;
      follow();
      onCleanup(() => {
        unsubscribe();
        created.close();
        socket.value = null;
        snapshot.value = idleSnapshot;
      });
    },
    { immediate: true, flush: 'sync' },
  );

  const send = (data: SocketData) => socket.value?.send(data, {}) ?? 'refused';
  const close = (...call: [code?: number, reason?: string]) => socket.value?.close(...call);
  const retryNow = () => {
    const closed = socket.value?.getSnapshot().phase === 'closed';
    if (closed) generation.value += 1;
    return closed || !!socket.value?.retryNow();
  };
  const show = <Key extends keyof SocketSnapshot>(name: Key) => computed(() => snapshot.value[name]);
  return {
    phase: show('phase'),
    session: show('session'),
    attempt: show('attempt'),
    nextRetryAt: show('nextRetryAt'),
    lastClose: show('lastClose'),
    decision: show('decision'),
    socket,
    send,
    close,
    retryNow,
  };
}
