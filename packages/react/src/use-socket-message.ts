import type { ResilientSocket } from '@resilient-socket/core';
import { useRef } from 'react';
import { useCommitEffect } from './use-commit-effect.ts';

/** Calls `handler`, always the latest one, with each message of the socket. Renders nothing; `null` is no socket yet. */
export function useSocketMessage(socket: ResilientSocket | null, handler: (event: MessageEvent) => void): void {
  const latest = useRef(handler);
  useCommitEffect(() => {
    latest.current = handler;
  });
  useCommitEffect(() => {
    const listener = (event: MessageEvent) => latest.current(event);
    socket?.addEventListener('message', listener);
    return () => socket?.removeEventListener('message', listener);
  }, [socket]);
}
