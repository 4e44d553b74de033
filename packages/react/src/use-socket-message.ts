import type { Anything, ResilientSocket, SocketData } from '@resilient-socket/core';
import { useEffect } from 'react';
import { useLatest } from './use-latest.ts';

/** Calls `handler`, always the latest one, with each message of the socket. Renders nothing; `null` is no socket yet. */
export function useSocketMessage<Outgoing = SocketData, Incoming = Anything>(
  socket: ResilientSocket<Outgoing, Incoming> | null,
  handler: (event: MessageEvent<Incoming>) => void,
): void {
  const latest = useLatest(handler);
  useEffect(() => {
    const listener = (event: MessageEvent<Incoming>) => latest.current(event);
    socket?.addEventListener('message', listener);
    return () => socket?.removeEventListener('message', listener);
  }, [socket, latest]);
}
