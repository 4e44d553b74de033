import type { ResilientSocket, ResilientSocketEventMap, SocketSnapshot } from '@resilient-socket/core';

export function next<Type extends keyof ResilientSocketEventMap>(
  socket: ResilientSocket,
  type: Type,
): Promise<ResilientSocketEventMap[Type]> {
  return new Promise((resolve) => socket.addEventListener(type, resolve, { once: true }));
}

/** The first snapshot from now on that is as wanted. */
export function until(socket: ResilientSocket, wanted: (now: SocketSnapshot) => boolean): Promise<SocketSnapshot> {
  return new Promise((resolve) => {
    const look = () => {
      const snapshot = socket.getSnapshot();
      if (!wanted(snapshot)) return;
      unsubscribe();
      resolve(snapshot);
    };
    const unsubscribe = socket.subscribe(look);
    look();
  });
}

/** Ends it as an application does: all that was sent has arrived then. */
export async function close(socket: ResilientSocket): Promise<void> {
  const closed = next(socket, 'close');
  socket.close();
  await closed;
}
