import type { Logger, ResilientSocket, SocketData } from '@resilient-socket/core';
import type { Burst, Ledger } from './ledger.ts';
import { idOf, textOf } from './numbered.ts';
import type { Counts } from './tally.ts';

/** The code of the application's own close: who sees it knows that the server has answered our Close frame. */
export const OUR_CODE = 4900;

/** Notes what the client's end sees; what is handed to connections, and what the server gets, others note. */
export function keepLedger(socket: ResilientSocket, ledger: Ledger): void {
  let burst: Burst | undefined;
  const endBurst = (wasClean: boolean) => {
    if (burst) burst.clean = wasClean;
    burst = undefined;
  };
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('message', ({ data }) => {
    const id = idOf(data);
    if (id !== undefined) {
      ledger.echoed.push(id);
      return;
    }
    const message = JSON.parse(textOf(data)) as { type: string; number: number; of: number };
    if (message.type !== 'burst') return;
    if (!burst) {
      burst = { numbers: [], of: message.of, clean: false };
      ledger.bursts.push(burst);
    }
    burst.numbers.push(message.number);
  });
  socket.addEventListener('undelivered', ({ dropped, unconfirmed }) => {
    ledger.dropped.push(...idsOf(dropped));
    ledger.unconfirmed.push(...idsOf(unconfirmed));
  });
  socket.addEventListener('reconnecting', ({ close }) => endBurst(close.wasClean));
  socket.addEventListener('close', ({ code, wasClean }) => {
    endBurst(wasClean);
    const last = ledger.connections.at(-1);
    if (last) last.completed = wasClean && code === OUR_CODE;
  });
}

/** Only errors count: what else there is to know the events tell. */
export function countingLogger(errors: Counts): Logger {
  return { debug() {}, info() {}, warn() {}, error: (text) => errors.add(text) };
}

function idsOf(messages: readonly SocketData[]): number[] {
  return messages.map((message) => idOf(message) ?? Number.NaN);
}
