import type { WebSocketClass } from '@resilient-socket/core';
import type { Connection, Ledger } from './ledger.ts';
import { idOf } from './numbered.ts';

const OPEN = 1;

/** The same class, whose connections note in the ledger which messages they are handed, and when they are given up. */
export function recorded(WebSocket: WebSocketClass, ledger: Ledger): WebSocketClass {
  return class extends WebSocket {
    readonly #connection: Connection = { handed: [], completed: false, givenUp: false };

    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols);
      ledger.connections.push(this.#connection);
      // `ws` can be ended by force, and then is; its `close` it calls by itself too, as an answer.
      if (this.terminate) this.terminate = this.#noted(this.terminate);
      else this.close = this.#noted(this.close);
    }

    override send(data: never): void {
      const id = idOf(data);
      if (id !== undefined) (this.readyState === OPEN ? this.#connection.handed : ledger.thrownAway).push(id);
      super.send(data);
    }

    #noted<Call extends unknown[]>(end: (...call: Call) => void): (...call: Call) => void {
      return (...call) => {
        this.#connection.givenUp ||= this.readyState === OPEN;
        end.apply(this, call);
      };
    }
  };
}
