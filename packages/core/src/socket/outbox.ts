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
    this.#messages.push(copyOf(message));
    return true;
  }

  /** The oldest message, which is kept no longer. */
  take(): SocketData | undefined {
    return this.#messages.shift();
  }
}

/** As native, `send` takes the bytes as they are now: what the application does to its buffer later changes nothing. */
function copyOf(message: SocketData): SocketData {
  if (!ArrayBuffer.isView(message)) return message.slice(0);
  return new Uint8Array(message.buffer, message.byteOffset, message.byteLength).slice();
}
