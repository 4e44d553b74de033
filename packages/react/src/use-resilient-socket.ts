import {
  type Anything,
  type BindingOptions,
  createBinding,
  type Endpoints,
  noSocket,
  type ResilientSocket,
  type SendOutcome,
  type SocketData,
  type SocketSnapshot,
} from '@resilient-socket/core';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useCommitEffect } from './use-commit-effect.ts';

/** Those of `ResilientSocket`; with `protocols`, `key`, `shared` and `codec`. */
export interface UseResilientSocketOptions<Outgoing = SocketData, Incoming = Anything>
  extends BindingOptions<Outgoing, Incoming> {}

/** What the socket shows of itself, and what can be done with it. */
export interface UseResilientSocketResult<Outgoing = SocketData, Incoming = Anything> extends SocketSnapshot {
  /** For listeners, and the other hooks. `null` on the server, before mounting, and for `url: null`. */
  readonly socket: ResilientSocket<Outgoing, Incoming> | null;
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
 * A resilient socket that lives as long as the component. `url: null` means not now; another `url`, `protocols` or `key`
 * make a new socket, and so does `retryNow` on a closed one. Messages do not render: see `useSocketMessage`. `send`, `close` and
 * `retryNow` stay the same functions.
 *
 * @throws while rendering commits: what the ResilientSocket constructor throws.
 */
export function useResilientSocket<Outgoing = SocketData, Incoming = Anything>(
  url: Endpoints | null,
  options: UseResilientSocketOptions<Outgoing, Incoming> = {},
): UseResilientSocketResult<Outgoing, Incoming> {
  const [socket, show] = useState<ResilientSocket<Outgoing, Incoming> | null>(null);
  const [binding] = useState(() => createBinding(show));
  const [actions] = useState(() => ({
    send: (message: Outgoing) => binding.socket?.send(message, {}) ?? 'refused',
    close: (...call: [code?: number, reason?: string]) => binding.socket?.close(...call),
    retryNow: binding.retryNow,
  }));

  // In the task of the commit: whoever subscribes to a new socket does so before it can hear anything.
  useCommitEffect(() => binding.want({ url, options }));
  // Suspense ends the effect above while it hides the component, but not this one.
  useEffect(() => {
    binding.start();
    return binding.stop;
  }, [binding]);

  const { subscribe, getSnapshot } = socket ?? noSocket;
  const snapshot = useSyncExternalStore(subscribe, getSnapshot, noSocket.getSnapshot);
  return { ...snapshot, socket, ...actions };
}
