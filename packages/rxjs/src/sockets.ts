import type { CloseCall, ResilientSocket } from '@resilient-socket/core';
import type { Observable } from 'rxjs';

/** A hold on a socket. */
export interface Lease<Outgoing, Incoming> {
  readonly socket: ResilientSocket<Outgoing, Incoming>;
  release(): void;
}

/** Where a subject has its sockets from. */
export interface Sockets<Outgoing, Incoming> {
  /** For one subscription. @throws whatever the constructor of ResilientSocket throws. */
  acquire(): Lease<Outgoing, Incoming>;
  /** For one of the multiplexed streams, which have one socket together. @throws the same. */
  acquireShared(): Lease<Outgoing, Incoming>;
  /** Emits the one to show at once, then whenever it is another one; `null`: none. */
  readonly shown: Observable<ResilientSocket<Outgoing, Incoming> | null>;
  /** @throws Error when a socket refuses it; whatever `send` throws. */
  send(message: Outgoing): void;
  /** Ends the wait of each of them. `false` when there was nothing to end. */
  retryNow(): boolean;
  /** @throws a DOMException for a code or reason that is out of its range, as native. */
  close(...call: CloseCall): void;
}
