import { noSocket, type Readable, type SocketSnapshot } from '@resilient-socket/core';
import { useMemo, useSyncExternalStore } from 'react';
import { rememberLast } from './remember-last.ts';

/**
 * What `selector` makes of the socket's snapshot, such as `({ phase }) => phase`; renders only when that changes, by
 * `Object.is`. `null` is no socket yet: the snapshot is idle.
 */
export function useSocketSnapshot<Selected>(
  socket: Readable<SocketSnapshot> | null,
  selector: (snapshot: SocketSnapshot) => Selected,
): Selected {
  const { subscribe, getSnapshot } = socket ?? noSocket;
  // One that makes an object would otherwise make another one each time React looks, and React would render without end.
  const select = useMemo(() => rememberLast(selector), [selector]);
  return useSyncExternalStore(
    subscribe,
    () => select(getSnapshot()),
    () => select(noSocket.getSnapshot()),
  );
}
