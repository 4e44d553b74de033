import {
  type Anything,
  type BindingOptions,
  createBinding,
  type Endpoints,
  noSocket,
  type Protocols,
  type ResilientSocket,
  type SendOutcome,
  type SocketData,
  type SocketSnapshot,
} from '@resilient-socket/core';
import {
  type ComputedRef,
  computed,
  type MaybeRefOrGetter,
  onScopeDispose,
  type ShallowRef,
  shallowRef,
  toValue,
  watch,
} from 'vue';
import { usePresence } from './use-presence.ts';
import { useReadable } from './use-readable.ts';

/** A value, a ref or a getter. What is asked for each attempt comes from a getter, as Vue takes every function for one. */
type Given<Value> = Exclude<MaybeRefOrGetter<Value>, Extract<Value, (...asked: never) => unknown>>;

/** Those of `ResilientSocket`; with `protocols`, `key`, `shared` and `codec`. */
export interface UseResilientSocketOptions<Outgoing = SocketData, Incoming = Anything>
  extends Omit<BindingOptions<Outgoing, Incoming>, 'protocols' | 'key'> {
  /** The subprotocols to offer. A change, by value, makes a new socket. @default [] */
  readonly protocols?: Given<Protocols>;
  /** A change makes a new socket, as for another user. @default none */
  readonly key?: MaybeRefOrGetter<string | undefined>;
}

type SnapshotRefs = { readonly [Name in keyof SocketSnapshot]: ComputedRef<SocketSnapshot[Name]> };

/** What the socket shows of itself, and what can be done with it. */
export interface UseResilientSocketResult<Outgoing = SocketData, Incoming = Anything> extends SnapshotRefs {
  /** For listeners, and the other composables. `null` on the server, before mounting, and for `url: null`. */
  readonly socket: Readonly<ShallowRef<ResilientSocket<Outgoing, Incoming> | null>>;
  /**
   * `refused` messages are yours again: there is no socket, it has closed for good, or its outbox is full. `dropped` ones
   * are lost, as `outbox.whenFull` asks for.
   */
  send(message: Outgoing): SendOutcome;
  close(code?: number, reason?: string): void;
  /** Ends a wait; where the socket has closed for good, makes a new one. `false` when there was nothing to do. */
  retryNow(): boolean;
}

/**
 * A resilient socket that lives as long as the component or effect scope. `url: null` means not now; another `url`,
 * `protocols` or `key` make a new socket, and so does `retryNow` on a closed one. Messages render nothing: see
 * `useSocketMessage`. As everywhere in Vue a function is a getter; for a URL that is asked anew for each attempt, return that
 * function from it: `() => fetchUrl`.
 *
 * @throws what the ResilientSocket constructor throws.
 */
export function useResilientSocket<Outgoing = SocketData, Incoming = Anything>(
  url: Given<Endpoints | null>,
  options: UseResilientSocketOptions<Outgoing, Incoming> = {},
): UseResilientSocketResult<Outgoing, Incoming> {
  const socket = shallowRef<ResilientSocket<Outgoing, Incoming> | null>(null);
  const binding = createBinding<Outgoing, Incoming>((next) => {
    socket.value = next;
  });

  const begun = usePresence(binding.setPaused);
  watch(
    () => ({
      url: begun.value ? toValue(url) : null,
      options: { ...options, protocols: toValue(options.protocols), key: toValue(options.key) },
    }),
    binding.want,
    { immediate: true, flush: 'sync' },
  );
  onScopeDispose(binding.stop);

  const snapshot = useReadable(() => socket.value ?? noSocket);
  const names = Object.keys(snapshot.value) as (keyof SocketSnapshot)[];
  const refs = Object.fromEntries(names.map((name) => [name, computed(() => snapshot.value[name])])) as SnapshotRefs;
  return {
    ...refs,
    socket,
    send: (message) => socket.value?.send(message, {}) ?? 'refused',
    close: (...call) => socket.value?.close(...call),
    retryNow: binding.retryNow,
  };
}
