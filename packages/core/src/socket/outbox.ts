import { checkNumbers } from '../decide/check-numbers.ts';

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

export type OutboxLimits = Required<OutboxOptions>;

const DEFAULT_MAX_MESSAGES = 100;
const DEFAULT_MAX_BYTES = 10_000_000;
const POLICIES = ['reject', 'drop-oldest', 'drop-newest'];

/** @throws RangeError when an option is out of its range. */
export function outboxLimits({
  maxMessages = DEFAULT_MAX_MESSAGES,
  maxBytes = DEFAULT_MAX_BYTES,
  ttlMs = Infinity,
  whenFull = 'reject',
}: OutboxOptions): OutboxLimits {
  checkNumbers({ maxMessages, maxBytes, ttlMs }, 'outbox.', 1);
  if (!POLICIES.includes(whenFull)) {
    throw new RangeError(`outbox.whenFull must be one of ${POLICIES}, got ${whenFull}`);
  }
  return { maxMessages, maxBytes, ttlMs, whenFull };
}
