import type { ResilientSocket } from '@resilient-socket/core';
import { of } from 'rxjs';
import { deliver } from './deliver.ts';
import type { Sockets } from './sockets.ts';

/** The application's own socket, for all: nobody's leaving closes it. */
export function passedSocket<Outgoing, Incoming>(
  socket: ResilientSocket<Outgoing, Incoming>,
): Sockets<Outgoing, Incoming> {
  const lease = { socket, release() {} };
  return {
    acquire: () => lease,
    acquireShared: () => lease,
    shown: of(socket),
    send: (message) => deliver(message, socket),
    retryNow: () => socket.retryNow(),
    close: (...call) => socket.close(...call),
  };
}
