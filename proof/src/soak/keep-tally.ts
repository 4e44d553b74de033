import type { ResilientSocket } from '@resilient-socket/core';
import { countLoss, type Tally } from './tally.ts';

const RESTART_REASON = 'the server restarts';

/** Counts the sessions of a socket, and how each of its connections ended: `way` names what was being done to it. */
export function keepTally(socket: ResilientSocket, tally: Tally, way: () => string): void {
  socket.addEventListener('open', () => {
    tally.opened += 1;
  });
  socket.addEventListener('reconnecting', ({ close: { code, reason, opened }, decision }) => {
    // A restart ends everybody's connections, whatever else was being done to them.
    const name = reason === RESTART_REASON ? 'restart' : way();
    countLoss(tally, name, opened ? `${code}` : `${code} never opened`, decision.action);
  });
  socket.addEventListener('close', ({ code }) => {
    const stopped = socket.getSnapshot().decision?.action === 'stop';
    countLoss(tally, way(), `${code}`, stopped ? 'stop' : 'closed by the application');
  });
}
