import { byteLength } from './byte-length.ts';
import type { SocketData } from './platform.ts';

const CAPACITY = 100;

/** Messages accepted while there is no open session: bounded, in order. */
export class Outbox {
  readonly #messages: SocketData[] = [];

  get size(): number {
    return this.#messages.length;
  }

  /** In bytes, as they would be sent. */
  get bytes(): number {
    return this.#messages.reduce((sum, message) => sum + byteLength(message), 0);
  }

  /** `false` when it is full. */
  accept(message: SocketData): boolean {
    if (this.#messages.length >= CAPACITY) return false;
    this.#messages.push(message);
    return true;
  }

  /** The oldest message, which is kept no longer. */
  take(): SocketData | undefined {
    return this.#messages.shift();
  }
}
