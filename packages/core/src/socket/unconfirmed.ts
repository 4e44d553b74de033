import type { SocketData, WebSocketLike } from './platform.ts';

/** So long after it was sent a message may still be on its way, in ms. */
const ON_ITS_WAY_MS = 10_000;
/** Of more than this only the newest are remembered: a burst at full speed, and what a page can afford to keep. */
const MAX_MESSAGES = 10_000;
const MAX_SIZE = 10_000_000;

interface Sent<Message> {
  readonly message: Message;
  /** Roughly, in bytes. */
  readonly size: number;
  /** In ms. */
  readonly at: number;
}

/** A message that a connection has just taken. */
interface Handed<Message> {
  readonly message: Message;
  readonly data: SocketData;
  /** In ms. */
  readonly at: number;
  /** When this was last awake for certain, in ms: nothing leaves while a machine sleeps. */
  readonly awakeAt: number;
  readonly socket: WebSocketLike | null;
}

/** The messages of a session that may or may not have arrived: just sent, or still in the connection's buffer. Bounded. */
export class Unconfirmed<Message> {
  readonly #keptMs: number;
  /** In the order in which they were sent. */
  readonly #sent = new Set<Sent<Message>>();
  #size = 0;
  #socket: WebSocketLike | null = null;

  /** `noticeMs`: how long a dead link goes unnoticed at most; so much longer they are remembered. */
  constructor(noticeMs: number) {
    this.#keptMs = ON_ITS_WAY_MS + noticeMs;
  }

  add({ message, data, at, awakeAt, socket }: Handed<Message>): void {
    const size = roughSize(data);
    this.#socket = socket;
    this.#sent.add({ message, size, at });
    this.#size += size;
    for (const sent of this.#sent) {
      const tooMany = this.#sent.size > MAX_MESSAGES || (this.#size > MAX_SIZE && this.#sent.size > 1);
      if (!tooMany && !this.#hasLeft(sent, awakeAt)) break;
      this.#forget(sent);
    }
  }

  /** Those that may not have arrived when the session ended; they are remembered no longer. */
  takeAll(awakeAt: number): Message[] {
    const messages: Message[] = [];
    for (const sent of this.#sent) {
      if (messages.length > 0 || !this.#hasLeft(sent, awakeAt)) messages.push(sent.message);
      this.#forget(sent);
    }
    this.#socket = null;
    return messages;
  }

  /** Long ago, and from the buffer too. */
  #hasLeft({ at }: Sent<Message>, awakeAt: number): boolean {
    return awakeAt - at > this.#keptMs && !this.#socket?.bufferedAmount;
  }

  #forget(sent: Sent<Message>): void {
    this.#sent.delete(sent);
    this.#size -= sent.size;
  }
}

/** Quick, as it is asked for each message: a character may be up to three bytes. */
function roughSize(data: SocketData): number {
  if (typeof data === 'string') return data.length;
  return 'size' in data ? data.size : data.byteLength;
}
