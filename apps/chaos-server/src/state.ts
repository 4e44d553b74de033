import { Capacity } from './capacity.ts';
import { Connections } from './connections.ts';
import type { Flap } from './flap.ts';
import type { RefusalStatus } from './refusal-status.ts';
import { Tokens } from './tokens.ts';
import { Upcoming } from './upcoming.ts';

/** Who sent a message. */
export interface Peer {
  /** Sends JSON, as long as the connection is open. */
  send(message: object): void;
  /** Calls `listener` when the connection is gone. */
  onGone(listener: () => void): void;
}

/** Hears each message that is no command, binary ones as UTF-8. It is echoed, unless this returns true. */
export type MessageListener = (client: string | null, text: string, peer: Peer) => unknown;
/** Hears what failed that should not, and what `throw` makes fail. */
export type Log = (text: string, error: unknown) => void;

/** What is done outside. */
interface Surroundings {
  /** Takes the listener away and brings it back. */
  restartListener(downMs: number): void;
  onMessage: MessageListener;
  log: Log;
}

/** Everything the server knows; it survives a restart, as if it were kept in a database. */
export interface ChaosState extends Surroundings {
  connections: Connections;
  capacity: Capacity;
  /** Handshakes that get an HTTP status instead of 101. */
  refusals: Upcoming<RefusalStatus>;
  /** Handshakes that get no answer. */
  hangs: Upcoming<true>;
  /** Connections that are accepted and soon ended. */
  flaps: Upcoming<Flap>;
  tokens: Tokens;
}

export function createState(surroundings: Surroundings): ChaosState {
  const connections = new Connections();
  return {
    connections,
    capacity: new Capacity(connections),
    refusals: new Upcoming(),
    hangs: new Upcoming(),
    flaps: new Upcoming(),
    tokens: new Tokens(connections),
    ...surroundings,
  };
}
