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
import { useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useCommitEffect } from './use-commit-effect.ts';

/**
 * Options of the socket. `reauthenticate` and `decide` are always the latest ones; the others are read when a socket is
 * made. Changing options makes no new socket, but for `protocols`.
 */
export interface UseResilientSocketOptions extends ResilientSocketOptions {
  /** A change, by value, makes a new socket. @default [] */
  readonly protocols?: string | string[];
}

/** What the socket shows of itself, and what can be done with it. */
export interface UseResilientSocketResult extends SocketSnapshot {
  /** For listeners. `null` on the server, before mounting, and for `url: null`. */
  readonly socket: ResilientSocket | null;
  /**
   * `refused` messages are yours again: there is no socket, it has closed for good, or its outbox is full. `dropped` ones
   * are lost, as `outbox.whenFull` asks for.
   */
  send(data: SocketData): SendOutcome;
  close(code?: number, reason?: string): void;
  /** Ends a wait; where the socket has closed for good, makes a new one. `false` when there was nothing to do. */
  retryNow(): boolean;
}

/**
 * A resilient socket that lives as long as the component. `url: null` means not now; a new `url` or new `protocols` make a
 * new socket, and so does `retryNow` on a closed one. Messages do not render: listen with `useSocketMessage`.
 *
 * @throws what the ResilientSocket constructor throws, while rendering commits.
 */
export function useResilientSocket(
  url: Endpoint | null,
  options: UseResilientSocketOptions = {},
): UseResilientSocketResult {
  const [socket, setSocket] = useState<ResilientSocket | null>(null);
  const [generation, renew] = useState({});
  const latest = useRef({ url, options });
  useCommitEffect(() => {
    latest.current = { url, options };
  });

  const key = endpointKey(url, options.protocols);
  useCommitEffect(() => {
    if (url === null) return;
    const created = createSocket(url, options, latest);
    setSocket(created);
    return () => {
      created.close();
      setSocket(null);
    };
  }, [key, generation]);

  const snapshot = useSyncExternalStore(
    socket?.subscribe ?? subscribeToNothing,
    socket?.getSnapshot ?? getIdleSnapshot,
    getIdleSnapshot,
  );
  const actions = useMemo(
    () => ({
      send: (data: SocketData) => socket?.send(data, {}) ?? 'refused',
      close: (...call: [code?: number, reason?: string]) => socket?.close(...call),
      retryNow() {
        const closed = socket?.getSnapshot().phase === 'closed';
        if (closed) renew({});
        return closed || !!socket?.retryNow();
      },
    }),
    [socket],
  );
  return { ...snapshot, socket, ...actions };
}

interface Latest {
  readonly current: { readonly url: Endpoint | null; readonly options: UseResilientSocketOptions };
}

/** As long as its key lasts, a function of `url` stays one: another kind of URL makes another socket. */
function createSocket(url: Endpoint, options: UseResilientSocketOptions, latest: Latest): ResilientSocket {
  const { protocols, decide, reauthenticate } = options;
  return new ResilientSocket(
    typeof url === 'function' ? (...asked) => (latest.current.url as typeof url)(...asked) : url,
    protocols,
    {
      ...options,
      ...(decide && { decide: (...asked) => latest.current.options.decide?.(...asked) }),
      ...(reauthenticate && { reauthenticate: (...asked) => latest.current.options.reauthenticate?.(...asked) }),
    },
  );
}

const subscribeToNothing = () => () => {};
const getIdleSnapshot = () => idleSnapshot;
