import { Capacity } from './capacity.ts';
import { Connections } from './connections.ts';
import { Refusals } from './refusals.ts';
import { Tokens } from './tokens.ts';

/** Everything the server knows; it survives a restart, as if it were kept in a database. */
export interface ChaosState {
  connections: Connections;
  capacity: Capacity;
  refusals: Refusals;
  tokens: Tokens;
  /** Takes the listener away and brings it back. */
  restartListener(downMs: number): void;
}

export function createState(restartListener: (downMs: number) => void): ChaosState {
  const connections = new Connections();
  return {
    connections,
    capacity: new Capacity(connections),
    refusals: new Refusals(),
    tokens: new Tokens(connections),
    restartListener,
  };
}
