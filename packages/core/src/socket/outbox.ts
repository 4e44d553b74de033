import { checkNumbers } from '../decide/check-numbers.ts';
import { byteLength } from './byte-length.ts';
import type { SocketData } from './platform.ts';
import { Queue } from './queue.ts';

/** How much is kept while no session can take it. */
export interface OutboxOptions {
  /** 1 or more. @default 100 */
  readonly maxMessages?: number;
  /** 1 or more, as they would be sent. @default 10000000: ten megabytes. */
  readonly maxBytes?: number;
  /** Ms, 1 or more. A message that waited longer is dropped instead of sent. @default Infinity: they wait as long as it takes. */
  readonly ttlMs?: number;
  /**
   * What gives way to a message that does not fit: it is refused and stays yours (`reject`), it is dropped (`drop-newest`),
   * or the oldest are dropped until it fits (`drop-oldest`). What is dropped is reported by `undelivered`.
   * @default 'reject'
   */
  readonly whenFull?: 'reject' | 'drop-oldest' | 'drop-newest';
}

/** What became of a message, and which were dropped. */
interface Put<Message> {
  readonly outcome: 'queued' | 'refused' | 'dropped';
  readonly dropped: Message[];
}

/** A message that waits. */
export interface Kept<Message> {
  /** As the application gave it. */
  readonly message: Message;
  /** As it will be sent. */
  readonly data: SocketData;
  readonly bytes: number;
  /** Since when, in ms. */
  readonly at: number;
}

const DEFAULT_MAX_MESSAGES = 100;
const DEFAULT_MAX_BYTES = 10_000_000;
const POLICIES = ['reject', 'drop-oldest', 'drop-newest'];

/** Messages accepted while no session can take them: bounded, in order. */
export class Outbox<Message> {
  readonly #limits: Required<OutboxOptions>;
  readonly #kept = new Queue<Kept<Message>>();
  /** As they would be sent. */
  bytes = 0;

  /** @throws RangeError when an option is out of its range. */
  constructor({
    maxMessages = DEFAULT_MAX_MESSAGES,
    maxBytes = DEFAULT_MAX_BYTES,
    ttlMs = Infinity,
    whenFull = 'reject',
  }: OutboxOptions = {}) {
    checkNumbers({ maxMessages, maxBytes, ttlMs }, 'outbox.', 1);
    if (!POLICIES.includes(whenFull)) {
      throw new RangeError(`outbox.whenFull must be one of ${POLICIES}, got ${whenFull}`);
    }
    this.#limits = { maxMessages, maxBytes, ttlMs, whenFull };
  }

  get size(): number {
    return this.#kept.size;
  }

  /** What became of the message, and which others were dropped for it; none are with `keepOthers`. */
  put(message: Message, data: SocketData, at: number, keepOthers: boolean): Put<Message> {
    const { maxMessages, maxBytes } = this.#limits;
    const whenFull = keepOthers ? 'reject' : this.#limits.whenFull;
    const bytes = byteLength(data);
    const fits = () => this.size < maxMessages && this.bytes + bytes <= maxBytes;
    const expired = this.expire(at);
    const old = whenFull === 'drop-oldest' && bytes <= maxBytes ? this.#takeWhile(() => !fits()) : [];
    const dropped = [...expired, ...old];
    if (fits()) {
      this.#kept.push({ message, data, bytes, at });
      this.bytes += bytes;
      return { outcome: 'queued', dropped };
    }
    if (whenFull === 'reject') return { outcome: 'refused', dropped };
    return { outcome: 'dropped', dropped: [...dropped, message] };
  }

  /** Drops what has waited for too long. */
  expire(at: number): Message[] {
    return this.#takeWhile((oldest) => at - oldest.at > this.#limits.ttlMs);
  }

  /** The oldest message, which is kept no longer. */
  take(): Kept<Message> | undefined {
    const oldest = this.#kept.take();
    this.bytes -= oldest?.bytes ?? 0;
    return oldest;
  }

  /** All messages, which are kept no longer. */
  takeAll(): Message[] {
    return this.#takeWhile(() => true);
  }

  #takeWhile(condition: (oldest: Kept<Message>) => boolean): Message[] {
    const taken: Message[] = [];
    let oldest = this.#kept.first;
    while (oldest && condition(oldest)) {
      taken.push(oldest.message);
      this.take();
      oldest = this.#kept.first;
    }
    return taken;
  }
}
