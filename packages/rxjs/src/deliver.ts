import type { ResilientSocket } from '@resilient-socket/core';

type Sender<Outgoing> = Pick<ResilientSocket<Outgoing>, 'send' | 'readyState' | 'OPEN'>;

/** @throws Error when the socket refuses the message, as an Observer has no other way to say so; what `send` throws. */
export function deliver<Outgoing>(message: Outgoing, socket: Sender<Outgoing>): void {
  if (socket.send(message, {}) !== 'refused') return;
  const why = socket.readyState > socket.OPEN ? 'the socket is closed for good' : 'there is no room in the outbox';
  throw new Error(`a message was not sent: ${why}`);
}

/** The same for several sockets: those that take it get it, whatever another one does. */
export function deliverToAll<Outgoing>(message: Outgoing, sockets: Iterable<Sender<Outgoing>>): void {
  const errors: unknown[] = [];
  for (const socket of [...sockets]) {
    try {
      deliver(message, socket);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}
