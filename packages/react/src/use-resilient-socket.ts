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
import { useCallback, useReducer, useRef, useState, useSyncExternalStore } from 'react';
import { useCommitEffect } from './use-commit-effect.ts';

/**
 * Options of the socket. `reauthenticate` and `decide` are always the latest ones; the others are read when a socket is
 * made. Changing options makes no new socket, but for `protocols`.
 */
export interface UseResilientSocketOptions extends ResilientSocketOptions {
  /** A change, by value, makes a new socket. @default [] */
  readonly protocols?: string | string[];
}

export interface UseResilientSocketResult
  extends Pick<SocketSnapshot, 'phase' | 'attempt' | 'nextRetryAt' | 'lastClose'> {
  /** For listeners. `null` on the server, before mounting, and for `url: null`. */
  readonly socket: ResilientSocket | null;
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
  const [generation, renew] = useReducer((count: number) => count + 1, 0);
  const latest = useRef({ url, options });
  useCommitEffect(() => {
    latest.current = { url, options };
  });

  const key = endpointKey(url, options.protocols);
  useCommitEffect(() => {
    if (key === null) return;
    const created = createSocket(latest);
    setSocket(created);
    return () => {
      created.close();
      setSocket(null);
    };
  }, [key, generation]);

  const { phase, attempt, nextRetryAt, lastClose } = useSyncExternalStore(
    socket?.subscribe ?? subscribeToNothing,
    socket?.getSnapshot ?? getIdleSnapshot,
    getIdleSnapshot,
  );
  const send = useCallback((data: SocketData) => socket?.send(data) ?? 'refused', [socket]);
  const close = useCallback((...call: [code?: number, reason?: string]) => socket?.close(...call), [socket]);
  const retryNow = useCallback(() => {
    const closed = socket !== null && socket.readyState === socket.CLOSED;
    if (closed) renew();
    return closed || (socket?.retryNow() ?? false);
  }, [socket]);
  return { phase, attempt, nextRetryAt, lastClose, socket, send, close, retryNow };
}

type Latest = { readonly current: { readonly url: Endpoint | null; readonly options: UseResilientSocketOptions } };

function createSocket(latest: Latest): ResilientSocket {
  const { url, options } = latest.current;
  const nextUrl = () => {
    const { url } = latest.current;
    return typeof url === 'function' ? url() : (url ?? '');
  };
  return new ResilientSocket(typeof url === 'function' ? nextUrl : (url ?? ''), options.protocols, {
    ...options,
    ...(options.decide && { decide: (...close) => latest.current.options.decide?.(...close) }),
    ...(options.reauthenticate && { reauthenticate: (...close) => latest.current.options.reauthenticate?.(...close) }),
  });
}

const subscribeToNothing = () => () => {};
const getIdleSnapshot = () => idleSnapshot;
