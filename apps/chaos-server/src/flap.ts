import type { Connection } from './connection.ts';
import type { Connections } from './connections.ts';

export interface Flap {
  /** How long a connection lives, in ms. */
  forMs: number;
  /** How it ends: by this code, by a Close frame without one (null), or by a TCP reset (undefined). */
  code: number | null | undefined;
}

export function endFlapping(connections: Connections, ended: readonly Connection[], { code }: Flap): void {
  if (code === undefined) connections.drop(ended);
  else connections.close(ended, code);
}

export function flapOnce(connections: Connections, connection: Connection, flap: Flap): void {
  const timer = setTimeout(() => endFlapping(connections, [connection], flap), flap.forMs);
  connection.ws.on('close', () => clearTimeout(timer));
}
