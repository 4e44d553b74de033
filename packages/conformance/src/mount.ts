import type { Endpoints, ResilientSocketOptions, SocketSnapshot } from '@resilient-socket/core';

/** A socket in a binding, as an application has it. */
export interface Mounted {
  /** What the binding shows now. */
  snapshot(): SocketSnapshot;
  /** All messages that the application heard. */
  readonly messages: readonly unknown[];
  send(message: string): void;
  close(): void;
  /** Ends a wait; where it has closed for good, begins anew in the way of the binding. */
  retry(): void;
  unmount(): void;
}

/** How a binding brings a socket to life. */
export type Mount = (url: Endpoints, options: ResilientSocketOptions) => Mounted;
