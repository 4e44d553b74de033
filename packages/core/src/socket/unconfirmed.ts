import { byteLength } from './byte-length.ts';
import type { Connection } from './connection.ts';
import type { SocketData, WebSocketLike } from './platform.ts';
import { Queue } from './queue.ts';

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

/** The messages of a session that may or may not have arrived: just sent, or still in the connection's buffer. Bounded. */
export class Unconfirmed<Message> {
  readonly #link: Connection;
  readonly #keptMs: number;
  readonly #sent = new Queue<Sent<Message>>();
  #size = 0;
  #socket: WebSocketLike | null = null;

  /** `noticeMs`: how long a dead link goes unnoticed at most; so much longer they are remembered. */
  constructor(link: Connection, noticeMs: number) {
    this.#link = link;
    this.#keptMs = ON_ITS_WAY_MS + noticeMs;
  }

  /** The session has just taken a message. */
  add(message: Message, data: SocketData, at: number): void {
    const size = roughSize(data);
    this.#socket = this.#link.socket;
    this.#sent.push({ message, size, at });
    this.#size += size;
    while (this.#sent.size > MAX_MESSAGES || (this.#size > MAX_SIZE && this.#sent.size > 1)) this.#take();
    this.#forgetOld(at);
  }

  /** Those that may not have arrived when the session ended; they are remembered no longer. */
  takeAll(at: number): Message[] {
    this.#forgetOld(at);
    this.#socket = null;
    const messages: Message[] = [];
    for (let sent = this.#take(); sent; sent = this.#take()) messages.push(sent.message);
    return messages;
  }

  /** Those sent long ago, unless anything is still in the buffer, or they were slept away. */
  #forgetOld(at: number): void {
    if (!this.#isOld(at) || this.#socket?.bufferedAmount) return;
    const awakeAt = this.#link.awakeAt();
    while (this.#isOld(awakeAt)) this.#take();
  }

  #isOld(at: number): boolean {
    const { first } = this.#sent;
    return first !== undefined && at - first.at > this.#keptMs;
  }

  #take(): Sent<Message> | undefined {
    const sent = this.#sent.take();
    this.#size -= sent?.size ?? 0;
    return sent;
  }
}

/** Quick, as it is asked for each message: a character may be up to three bytes. */
function roughSize(data: SocketData): number {
  return typeof data === 'string' ? data.length : byteLength(data);
}
