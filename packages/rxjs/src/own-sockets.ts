import type { CloseCall, ResilientSocket } from '@resilient-socket/core';
import { BehaviorSubject } from 'rxjs';
import { deliver, deliverToAll } from './deliver.ts';
import type { Lease, Sockets } from './sockets.ts';

/**
 * A socket from `make` for each subscription, and one for all multiplexed streams: made for the first, closed with the last.
 * Without any of them messages are kept for the first that comes, `capacity` of them.
 */
export function ownSockets<Outgoing, Incoming>(
  make: () => ResilientSocket<Outgoing, Incoming>,
  capacity: number,
): Sockets<Outgoing, Incoming> {
  type Socket = ResilientSocket<Outgoing, Incoming>;
  const shown = new BehaviorSubject<Socket | null>(null);
  /** Those that messages go to, oldest first. */
  const present = new Set<Socket>();
  const kept: Outgoing[] = [];
  let shared: { readonly lease: Lease<Outgoing, Incoming>; users: number } | undefined;

  function acquire(): Lease<Outgoing, Incoming> {
    const socket = make();
    handOver(socket);
    present.add(socket);
    shown.next(socket);
    return { socket, release: () => release(socket) };
  }

  /** One that cannot be delivered makes the subscription fail, and must not make the next one fail too. */
  function handOver(socket: Socket): void {
    if (socket.readyState !== socket.CONNECTING) return;
    for (const [index, message] of kept.entries()) {
      try {
        deliver(message, socket);
      } catch (error) {
        kept.splice(index, 1);
        socket.close();
        throw error;
      }
    }
    kept.length = 0;
  }

  /** What ended by itself stays to be seen, with its reason, until there is another one. */
  function release(socket: Socket): void {
    present.delete(socket);
    const next = [...present].at(-1) ?? null;
    if (shown.value === socket && (next || socket.readyState !== socket.CLOSED)) shown.next(next);
    socket.close();
  }

  function acquireShared(): Lease<Outgoing, Incoming> {
    // Who subscribes again when it has closed, as `retry` does, needs another one, though others have not left it yet.
    if (!shared || shared.lease.socket.readyState > shared.lease.socket.OPEN) shared = { lease: acquire(), users: 0 };
    const mine = shared;
    mine.users += 1;
    return {
      socket: mine.lease.socket,
      release() {
        mine.users -= 1;
        if (mine.users === 0) mine.lease.release();
      },
    };
  }

  function send(message: Outgoing): void {
    if (present.size > 0) deliverToAll(message, present);
    else if (kept.length < capacity) kept.push(message);
    else throw new Error(`a message was not sent: nobody has subscribed, and only ${capacity} are kept until then`);
  }

  function retryNow(): boolean {
    return [...present].filter((socket) => socket.retryNow()).length > 0;
  }

  function close(...call: CloseCall): void {
    for (const socket of [...present]) {
      socket.close(...call);
      present.delete(socket);
    }
  }

  return { acquire, acquireShared, shown, send, retryNow, close };
}
