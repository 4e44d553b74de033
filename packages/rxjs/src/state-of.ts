import { idleSnapshot, type ResilientSocket, type SocketSnapshot } from '@resilient-socket/core';
import { Observable } from 'rxjs';

type AnySocket = Pick<ResilientSocket, 'getSnapshot' | 'subscribe'>;

/** The present snapshot, then each that follows; it never ends. Without a socket it is the idle one. */
export function stateOf(socket: AnySocket | null): Observable<SocketSnapshot> {
  return new Observable((subscriber) => {
    const show = () => subscriber.next(socket?.getSnapshot() ?? idleSnapshot);
    show();
    return socket?.subscribe(show);
  });
}
