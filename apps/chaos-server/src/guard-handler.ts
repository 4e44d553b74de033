import type { Connection } from './connection.ts';
import { InvalidInput } from './options.ts';
import type { ChaosState } from './state.ts';

/**
 * Runs a message handler: the sender's mistakes are answered; when the handler itself fails, the log gets the details
 * and the client 1011 without them.
 */
export function guardHandler(state: ChaosState, connection: Connection, handle: () => void): void {
  try {
    handle();
  } catch (error) {
    if (error instanceof InvalidInput) {
      connection.send({ type: 'error', error: error.message });
      return;
    }
    state.log('chaos-server: a message handler failed:', error);
    state.connections.close([connection], 1011, 'internal error');
  }
}
