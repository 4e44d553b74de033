import { createCountdown, noSocket, type Readable, type SocketSnapshot } from '@resilient-socket/core';
import { useMemo, useSyncExternalStore } from 'react';

/** How many seconds are left until the next attempt, as a whole number; `null` while the socket does not wait for one. */
export function useRetryCountdown(socket: Readable<SocketSnapshot> | null): number | null {
  const countdown = useMemo(() => createCountdown(socket ?? noSocket), [socket]);
  return useSyncExternalStore(countdown.subscribe, countdown.getSnapshot, nothing);
}

const nothing = () => null;
