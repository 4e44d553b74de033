import type { ProtocolServer } from './protocol-server.ts';

/** What a client takes for a WebSocket class. */
export type SocketClass = typeof WebSocket;

/** What a client tells of its subscription. */
export interface Listener {
  /** An event of the running sequence arrived. */
  data(tick: number): void;
  /** The client gave the subscription up: it says that it will not come back. */
  ended(): void;
}

export interface ClientHandle {
  close(): unknown;
}

/** A real client with a real server of its protocol. */
export interface Client {
  readonly name: string;
  serve(): Promise<ProtocolServer>;
  /** Connects and subscribes to the ticks, as the client's documentation shows it. */
  connect(url: string, WebSocketClass: SocketClass, listener: Listener): ClientHandle;
}

/**
 * Where a client's own waits are long and an option sets them, they are this many times shorter than its defaults: what
 * takes half a minute takes a second and a half here, and the number of attempts in it stays the same.
 */
export const TIMES_FASTER = 20;
